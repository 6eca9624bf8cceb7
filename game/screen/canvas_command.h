/* One drawing command as the canvas keeps it, and how it is drawn. Inside the canvas. */
#ifndef QUIZLEAF_SCREEN_CANVAS_COMMAND_H
#define QUIZLEAF_SCREEN_CANVAS_COMMAND_H

#include <SDL.h>

#include "screen/geometry.h"
#include "screen/page.h"
#include "screen/photo.h"
#include "screen/picture.h"
#include "screen/shape.h"
#include "screen/text.h"

typedef enum DrawCommandKind {
    COMMAND_PAGE,
    COMMAND_FILL,
    COMMAND_SHAPE,
    COMMAND_PICTURE,
    COMMAND_PHOTO,
    COMMAND_TEXT
} DrawCommandKind;

typedef struct PictureCommand {
    PictureId id;
    int x, y, size; /* pixels */
    int angle_degrees;
} PictureCommand;

typedef struct PhotoCommand {
    Rect rect;
    size_t offset; /* of the picture's key in the frame's texts */
} PhotoCommand;

typedef struct TextCommand {
    FontFace face;
    int px;
    int x, y;      /* of the rendered surface */
    size_t offset; /* of the text in the frame's texts */
    int language;  /* fonts_language_of */
} TextCommand;

typedef struct ShapeCommand {
    Rect rect;
    ShapeStyle style;
} ShapeCommand;

typedef struct DrawCommand {
    DrawCommandKind kind;
    uint8_t alpha; /* of the fade and the picture together */
    Colour colour; /* fill, tint, text */
    Rect bounds;   /* what it may paint: inside the view and the clip */
    uint64_t hash; /* of all that decides its pixels, but for bounds */
    union {
        PictureCommand picture;
        PhotoCommand photo;
        TextCommand text;
        ShapeCommand shape;
    } as;
} DrawCommand;

/* What drawing needs; all borrowed. */
typedef struct Painter {
    Fonts *fonts;
    Pictures *pictures;
    Photos *photos;
    Shapes *shapes;
    Page *page;
    int width, height; /* of the view */
} Painter;

/* Draws the part of the command that lies in `within`. */
void command_draw(const DrawCommand *command, const char *texts, Painter *painter, SDL_Surface *target,
                  Rect within);

#endif
