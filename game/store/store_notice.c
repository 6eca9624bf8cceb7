#include "store/store_notice.h"

#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

#define ELLIPSIS "\xE2\x80\xA6"

void notice_clear(StoreNotice *notice) {
    if (notice) notice->sentence[0] = '\0';
}

/* A path may hold any bytes; what is drawn must be text on one line. */
static void make_text(char *text) {
    size_t length = strlen(text);
    size_t at;
    while ((at = text_find_invalid(text, length)) < length) text[at] = '?';
    for (; *text; text++)
        if ((unsigned char)*text < 0x20 || *text == 0x7F) *text = '?';
}

void notice_add(StoreNotice *notice, const char *format, ...) {
    if (!notice) return;
    size_t used = strlen(notice->sentence);
    size_t room = sizeof notice->sentence - used;
    if (used && room > 1) {
        notice->sentence[used++] = ' ';
        notice->sentence[used] = '\0';
        room--;
    }
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(notice->sentence + used, room, format, arguments);
    va_end(arguments);
    if (length >= 0 && (size_t)length >= room) {
        size_t cut = sizeof notice->sentence - sizeof ELLIPSIS;
        while (cut > 0 && ((unsigned char)notice->sentence[cut] & 0xC0) == 0x80) cut--;
        memcpy(notice->sentence + cut, ELLIPSIS, sizeof ELLIPSIS);
    }
    make_text(notice->sentence);
}

const char *notice_reason(int code) {
    if (code == SQLITE_READONLY_DBMOVED) return "the file was moved or deleted while the game ran";
    switch (code & 0xFF) {
    case SQLITE_FULL:
        return "the disk is full";
    case SQLITE_READONLY:
        return "the file or its folder may only be read";
    case SQLITE_CANTOPEN:
        return "the file or its folder can't be written";
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return "permission is missing";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return "another program is using the file";
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return "the file is damaged";
    case SQLITE_IOERR:
        return "the disk reports an error";
    case SQLITE_NOMEM:
        return "there is not enough memory";
    case SQLITE_TOOBIG:
        return "it is too long";
    default:
        return sqlite3_errstr(code);
    }
}

const char *notice_remedy(int code) {
    if (code == SQLITE_READONLY_DBMOVED) return "Start the game again.";
    switch (code & 0xFF) {
    case SQLITE_FULL:
        return "Free some space and try again.";
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return "Make the folder writable, or start the game with --data-dir and another one.";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return "Close the other program and try again.";
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return "Start the game again: it sets the file aside and begins a new one.";
    case SQLITE_IOERR:
        return "Check the disk, or start the game with --data-dir and a folder elsewhere.";
    default:
        return "";
    }
}
