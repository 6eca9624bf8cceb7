/* Just enough of a window manager for one game on one display: windows open where they ask and take the
 * focus, may resize themselves, and become full screen and back as the desktop's standard has it (Extended
 * Window Manager Hints, _NET_WM_STATE). It ends with its display, or by a signal. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include <X11/Xatom.h>
#include <X11/Xlib.h>

static Display *display;
static Window root;
static Atom state, state_full_screen;

/* Only one window at a time is full screen here, and this was its place. */
static XWindowAttributes place_before;

static void set_atoms(Window window, Atom property, const Atom *atoms, int count) {
    XChangeProperty(display, window, property, XA_ATOM, 32, PropModeReplace, (const unsigned char *)atoms,
                    count);
}

static void set_window(Window window, const char *property, Window value) {
    XChangeProperty(display, window, XInternAtom(display, property, False), XA_WINDOW, 32, PropModeReplace,
                    (const unsigned char *)&value, 1);
}

static void fill_screen(Window window) {
    XGetWindowAttributes(display, window, &place_before);
    XMoveResizeWindow(display, window, 0, 0, (unsigned)DisplayWidth(display, DefaultScreen(display)),
                      (unsigned)DisplayHeight(display, DefaultScreen(display)));
    set_atoms(window, state, &state_full_screen, 1);
}

static void go_back(Window window) {
    XMoveResizeWindow(display, window, place_before.x, place_before.y, (unsigned)place_before.width,
                      (unsigned)place_before.height);
    set_atoms(window, state, NULL, 0);
}

static bool is_full_screen(Window window) {
    Atom type;
    int format;
    unsigned long count = 0, left;
    unsigned char *atoms = NULL;
    XGetWindowProperty(display, window, state, 0, 16, False, XA_ATOM, &type, &format, &count, &left, &atoms);
    bool found = false;
    for (unsigned long i = 0; i < count; i++)
        found = found || ((Atom *)(void *)atoms)[i] == state_full_screen;
    if (atoms) XFree(atoms);
    return found;
}

static void show(Window window) {
    if (is_full_screen(window)) fill_screen(window);
    XMapRaised(display, window);
    XSetInputFocus(display, window, RevertToPointerRoot, CurrentTime);
}

/* data: 0 ends the state, 1 begins it, 2 changes it; then up to two states. */
static void change_state(const XClientMessageEvent *message) {
    if (message->message_type != state) return;
    if ((Atom)message->data.l[1] != state_full_screen && (Atom)message->data.l[2] != state_full_screen)
        return;
    bool is = is_full_screen(message->window);
    bool wanted = message->data.l[0] == 2 ? !is : message->data.l[0] == 1;
    if (wanted && !is) fill_screen(message->window);
    if (!wanted && is) go_back(message->window);
}

static void configure(const XConfigureRequestEvent *wish) {
    XWindowChanges changes = {.x = wish->x,
                              .y = wish->y,
                              .width = wish->width,
                              .height = wish->height,
                              .border_width = wish->border_width,
                              .sibling = wish->above,
                              .stack_mode = wish->detail};
    XConfigureWindow(display, wish->window, (unsigned)wish->value_mask, &changes);
}

/* A window may be gone before what was meant for it is done. */
static int ignore_error(Display *where, XErrorEvent *error) {
    (void)where;
    (void)error;
    return 0;
}

static void announce(void) {
    Window self = XCreateSimpleWindow(display, root, -1, -1, 1, 1, 0, 0, 0);
    Atom supported[] = {state, state_full_screen};
    set_atoms(root, XInternAtom(display, "_NET_SUPPORTED", False), supported, 2);
    set_window(self, "_NET_SUPPORTING_WM_CHECK", self);
    set_window(root, "_NET_SUPPORTING_WM_CHECK", self);
}

int main(void) {
    display = XOpenDisplay(NULL);
    if (!display) {
        fputs("window_manager: there is no display\n", stderr);
        return EXIT_FAILURE;
    }
    XSetErrorHandler(ignore_error);
    root = DefaultRootWindow(display);
    state = XInternAtom(display, "_NET_WM_STATE", False);
    state_full_screen = XInternAtom(display, "_NET_WM_STATE_FULLSCREEN", False);
    XSelectInput(display, root, SubstructureRedirectMask | SubstructureNotifyMask);
    announce();
    XSync(display, False);
    puts("ready");
    fflush(stdout);
    for (;;) {
        XEvent event;
        XNextEvent(display, &event);
        if (event.type == MapRequest) show(event.xmaprequest.window);
        if (event.type == ConfigureRequest) configure(&event.xconfigurerequest);
        if (event.type == ClientMessage) change_state(&event.xclient);
    }
}
