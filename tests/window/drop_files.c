/* Drops files on a window, as a file manager does (X's drag and drop protocol, version 5): says that it
 * comes, waits until it is welcome, lets go, hands over a list of file:// addresses, and waits until that was
 * taken. drop_files WINDOW X Y PATH...: the window's number, a place on the screen, absolute paths. Exit code
 * 1: refused, or no answer for half a minute. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <X11/Xatom.h>
#include <X11/Xlib.h>

enum { VERSION = 5, ADDRESSES_MAX = 65536, PATIENCE_S = 30 };

static Display *display;
static Window source, target;
static Atom selection, addresses_type;
static char addresses[ADDRESSES_MAX];
static size_t addresses_length;

static Atom atom(const char *name) {
    return XInternAtom(display, name, False);
}

static void send(const char *message, long a, long b, long c, long d) {
    XClientMessageEvent event = {.type = ClientMessage,
                                 .window = target,
                                 .message_type = atom(message),
                                 .format = 32,
                                 .data.l = {(long)source, a, b, c, d}};
    XSendEvent(display, target, False, NoEventMask, (XEvent *)&event);
    XFlush(display);
}

/* What is no letter, digit or one of "/-._~" goes as its bytes in %XX, as in every address. */
static bool add_address(const char *path) {
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/-._~";
    if (addresses_length + 3 * strlen(path) + 16 > ADDRESSES_MAX) return false;
    char *end = addresses + addresses_length;
    end += sprintf(end, "file://");
    for (; *path; path++)
        end +=
            strchr(plain, *path) ? sprintf(end, "%c", *path) : sprintf(end, "%%%02X", (unsigned char)*path);
    end += sprintf(end, "\r\n");
    addresses_length = (size_t)(end - addresses);
    return true;
}

static void hand_over(const XSelectionRequestEvent *request) {
    bool known = request->target == addresses_type;
    if (known)
        XChangeProperty(display, request->requestor, request->property, addresses_type, 8, PropModeReplace,
                        (const unsigned char *)addresses, (int)addresses_length);
    XSelectionEvent answer = {.type = SelectionNotify,
                              .requestor = request->requestor,
                              .selection = request->selection,
                              .target = request->target,
                              .property = known ? request->property : None,
                              .time = request->time};
    XSendEvent(display, request->requestor, False, NoEventMask, (XEvent *)&answer);
}

/* Answers what is asked until the window sends that message. */
static XClientMessageEvent wait_for_message(const char *message) {
    Atom wanted = atom(message);
    for (;;) {
        XEvent event;
        XNextEvent(display, &event);
        if (event.type == SelectionRequest) hand_over(&event.xselectionrequest);
        if (event.type == ClientMessage && event.xclient.message_type == wanted) return event.xclient;
    }
}

int main(int count, char **arguments) {
    display = XOpenDisplay(NULL);
    if (!display || count < 5) {
        fputs("usage, on a display: drop_files WINDOW X Y PATH...\n", stderr);
        return EXIT_FAILURE;
    }
    alarm(PATIENCE_S); /* its signal ends the program with a code that is not 0 */
    target = strtoul(arguments[1], NULL, 0);
    long place = strtol(arguments[2], NULL, 10) << 16 | strtol(arguments[3], NULL, 10);
    for (int i = 4; i < count; i++) {
        if (!add_address(arguments[i])) return EXIT_FAILURE;
    }
    source = XCreateSimpleWindow(display, DefaultRootWindow(display), -1, -1, 1, 1, 0, 0, 0);
    selection = atom("XdndSelection");
    addresses_type = atom("text/uri-list");
    XSetSelectionOwner(display, selection, source, CurrentTime);

    send("XdndEnter", VERSION << 24, (long)addresses_type, None, None);
    send("XdndPosition", 0, place, CurrentTime, (long)atom("XdndActionCopy"));
    XClientMessageEvent status = wait_for_message("XdndStatus");
    if (!(status.data.l[1] & 1)) {
        fputs("drop_files: the window does not want it\n", stderr);
        return EXIT_FAILURE;
    }
    send("XdndDrop", 0, CurrentTime, 0, 0);
    wait_for_message("XdndFinished");
    XCloseDisplay(display);
    return EXIT_SUCCESS;
}
