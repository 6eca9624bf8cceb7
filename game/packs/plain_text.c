/* Fields have 10 to 1,000 bytes; 50,000 of them are read in a moment, so a line that is plain already, as
 * most are, is seen in one pass. HTML is taken apart as browsers do, as far as a card has use for it. */
#include "packs/plain_text.h"

#include <stdint.h>
#include <string.h>

#include "base/byte_words.h"
#include "base/text.h"
#include "packs/encoded_text.h"
#include "packs/html_attributes.h"
#include "packs/html_entities.h"

/* What is due before the next character. */
typedef enum Gap { GAP_NONE, GAP_SPACE, GAP_BREAK } Gap;

typedef struct LineWriter {
    char *out;
    size_t length;
    Gap gap;
    uint32_t last; /* code point written */
} LineWriter;

static size_t encode(uint32_t codepoint, char *out) {
    if (codepoint < 0x80) {
        out[0] = (char)codepoint;
        return 1;
    }
    if (codepoint < 0x800) {
        out[0] = (char)(0xC0 | codepoint >> 6);
        out[1] = (char)(0x80 | (codepoint & 0x3F));
        return 2;
    }
    if (codepoint < 0x10000) {
        out[0] = (char)(0xE0 | codepoint >> 12);
        out[1] = (char)(0x80 | (codepoint >> 6 & 0x3F));
        out[2] = (char)(0x80 | (codepoint & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | codepoint >> 18);
    out[1] = (char)(0x80 | (codepoint >> 12 & 0x3F));
    out[2] = (char)(0x80 | (codepoint >> 6 & 0x3F));
    out[3] = (char)(0x80 | (codepoint & 0x3F));
    return 4;
}

/* A line's end within a sentence is a space; between two of them a dot keeps them apart. */
static bool reads_on(uint32_t last, uint32_t next) {
    return text_is_punctuation(last) || text_is_punctuation(next) || text_is_lower(next);
}

static void write_gap(LineWriter *writer, uint32_t next) {
    if (writer->length == 0 || writer->gap == GAP_NONE) return;
    bool is_space = writer->gap == GAP_SPACE || reads_on(writer->last, next);
    const char *gap = is_space ? " " : " \xC2\xB7 ";
    size_t length = strlen(gap);
    memcpy(writer->out + writer->length, gap, length);
    writer->length += length;
}

static void widen_gap(LineWriter *writer, Gap gap) {
    if (gap > writer->gap) writer->gap = gap;
}

/* Formatting characters that a card has no use for: soft hyphens, byte order marks. */
static bool is_dropped(uint32_t codepoint) {
    return codepoint == 0xAD || codepoint == 0xFEFF || text_is_control(codepoint);
}

static void write_codepoint(LineWriter *writer, uint32_t codepoint) {
    if (codepoint == '\n' || codepoint == '\r' || codepoint == 0x2028 || codepoint == 0x2029) {
        widen_gap(writer, GAP_BREAK);
    } else if (text_is_space(codepoint)) {
        widen_gap(writer, GAP_SPACE);
    } else if (!is_dropped(codepoint)) {
        write_gap(writer, codepoint);
        writer->gap = GAP_NONE;
        writer->length += encode(codepoint, writer->out + writer->length);
        writer->last = codepoint;
    }
}

/* Printable ASCII with single spaces inside. The last word overlaps the one before it. */
static bool is_plain(const char *text, size_t length) {
    const size_t window = sizeof(uint64_t) + 1;
    uint64_t word = EACH_BYTE('a'), behind = EACH_BYTE('a'), odd = 0;
    if (length == 0) return true;
    if (text[0] == ' ' || text[length - 1] == ' ') return false;
    if (length < window) {
        memcpy(&behind, text + 1, length - 1);
        memcpy(&word, text, length < window - 1 ? length : window - 1);
        return !unplain_bytes(word, behind);
    }
    for (size_t i = 0; i < length - window; i += sizeof word)
        odd |= unplain_bytes(load_word(text + i), load_word(text + i + 1));
    word = load_word(text + length - window);
    behind = load_word(text + length - window + 1);
    return !(odd | unplain_bytes(word, behind) | unplain_bytes(behind, EACH_BYTE('a')));
}

/* Room for the text, for gaps that are longer than what made them (0xE2 begins U+2028), and for raised and
 * lowered digits. */
static LineWriter begin(Arena *arena, const char *text, size_t length) {
    size_t room = length + 1;
    for (size_t i = 0; i < length; i++)
        if (strchr("\n\r<&\xE2", text[i])) room += 4;
    if (memchr(text, '<', length)) room += 2 * length;
    return (LineWriter){.out = arena_alloc(arena, room)};
}

static char *end(LineWriter *writer) {
    writer->out[writer->length] = '\0';
    return writer->out;
}

char *plain_text_line(Arena *arena, const char *text, size_t length) {
    if (is_plain(text, length)) return arena_copy_text(arena, text, length);
    LineWriter writer = begin(arena, text, length);
    const char *stop = text + length;
    for (const char *at = text; at < stop;) {
        uint32_t codepoint = *at ? text_next(&at) : (uint32_t)*at++;
        write_codepoint(&writer, codepoint);
    }
    return end(&writer);
}

/* The character of an entity at `at`, which begins with &; moves past it. 0 where it is none. */
static uint32_t read_entity(const char **at, const char *stop) {
    const char *name = *at + 1, *cursor = name;
    while (cursor < stop && cursor - name < 32 && *cursor != ';' && *cursor != '&' && *cursor != '<')
        cursor++;
    if (cursor == stop || *cursor != ';' || cursor == name) return 0;
    uint32_t codepoint = 0;
    if (*name == '#') {
        bool is_hex = name[1] == 'x' || name[1] == 'X';
        const char *digit = name + 1 + is_hex;
        if (digit == cursor) return 0;
        for (; digit < cursor; digit++) {
            int value = hex_digit(*digit);
            if (value < 0 || value >= (is_hex ? 16 : 10)) return 0;
            codepoint = codepoint * (is_hex ? 16 : 10) + (uint32_t)value;
            if (codepoint > 0x10FFFF) codepoint = 0x110000; /* and stays too much */
        }
        if (codepoint == 0 || codepoint > 0x10FFFF || (codepoint >= 0xD800 && codepoint < 0xE000))
            codepoint = 0xFFFD;
    } else {
        codepoint = html_entity_codepoint(name, (size_t)(cursor - name));
        if (codepoint == 0) return 0;
    }
    *at = cursor + 1;
    return codepoint;
}

char *plain_text_decode_entities(Arena *arena, const char *text, size_t length) {
    char *out = arena_alloc(arena, length + 1);
    size_t written = 0;
    const char *stop = text + length;
    for (const char *at = text; at < stop;) {
        const char *entity = memchr(at, '&', (size_t)(stop - at));
        size_t before = (size_t)((entity ? entity : stop) - at);
        memcpy(out + written, at, before);
        written += before;
        at += before;
        if (!entity) break;
        uint32_t codepoint = read_entity(&at, stop);
        if (codepoint)
            written += encode(codepoint, out + written); /* no entity is shorter than its character */
        else
            out[written++] = *at++;
    }
    out[written] = '\0';
    return out;
}

typedef enum TagKind {
    TAG_NONE,
    TAG_INLINE,
    TAG_BLOCK,
    TAG_CELL,
    TAG_DROP,
    TAG_RAISED,
    TAG_LOWERED,
    TAG_IMAGE
} TagKind;

typedef struct Tag {
    const char *name, *name_end;
    const char *attributes, *attributes_end;
    const char *end; /* behind the > */
    bool closes;
} Tag;

static const char *const BLOCK_TAGS =
    " address article aside blockquote br caption center dd div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr legend li main nav ol option p pre section select table tbody tfoot thead "
    "tr "
    "ul ";
static const char *const INLINE_TAGS =
    " a abbr acronym area audio b base basefont bdi bdo big body button canvas cite code col colgroup "
    "data datalist del details dfn dir em embed font head html i iframe input ins kbd label link map mark "
    "meta meter nobr noscript object optgroup output param picture progress q rp rt ruby s samp small source "
    "span strike strong summary svg template textarea time track tt u var video wbr ";

/* Whether the list has the name as a word, in whatever case. */
static bool lists(const char *list, const char *name, size_t length) {
    for (const char *at = list + 1; *at; at++) {
        size_t word = strcspn(at, " ");
        size_t same = 0;
        while (word == length && same < length && (name[same] | 0x20) == at[same]) same++;
        if (word == length && same == length) return true;
        at += word;
    }
    return false;
}

static TagKind kind_of(const Tag *tag) {
    size_t length = (size_t)(tag->name_end - tag->name);
    if (lists(" script style title ", tag->name, length)) return TAG_DROP;
    if (lists(" td th ", tag->name, length)) return TAG_CELL;
    if (lists(" sup ", tag->name, length)) return TAG_RAISED;
    if (lists(" sub ", tag->name, length)) return TAG_LOWERED;
    if (lists(" img ", tag->name, length)) return TAG_IMAGE;
    if (lists(BLOCK_TAGS, tag->name, length)) return TAG_BLOCK;
    return lists(INLINE_TAGS, tag->name, length) ? TAG_INLINE : TAG_NONE;
}

static bool is_tag_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
}

typedef struct HtmlReader {
    Arena *arena;
    const char *stop;
    LineWriter writer;
    TagKind shift; /* TAG_RAISED, TAG_LOWERED or TAG_NONE */
    HtmlPicture picture;
    size_t effort; /* bytes that may still be looked at in search of the ends of tags */
} HtmlReader;

/* Whatever is closed is looked at three times at most. Where nothing is, every < would be a search through
 * all that follows: in the end each is text. */
#define EFFORT_PER_BYTE 16

static bool spend(HtmlReader *reader, size_t bytes) {
    reader->effort -= bytes < reader->effort ? bytes : reader->effort;
    return reader->effort > 0;
}

/* Where the tag whose attributes begin at `at` ends, which is a >; NULL where it does not. */
static const char *find_tag_end(HtmlReader *reader, const char *at) {
    char quote = 0;
    for (const char *cursor = at; cursor < reader->stop; cursor++) {
        if (quote) {
            if (*cursor == quote) quote = 0;
        } else if ((*cursor == '"' || *cursor == '\'') && cursor[-1] == '=') {
            quote = *cursor;
        } else if (*cursor == '>') {
            return spend(reader, (size_t)(cursor - at)) ? cursor : NULL;
        }
    }
    spend(reader, (size_t)(reader->stop - at));
    return NULL;
}

/* A tag at `at`, which begins with <; false where it is text. */
static bool read_tag(HtmlReader *reader, const char *at, Tag *tag) {
    const char *cursor = at + 1, *stop = reader->stop;
    tag->closes = cursor < stop && *cursor == '/';
    cursor += tag->closes;
    tag->name = cursor;
    while (cursor < stop && cursor - tag->name < 16 && is_tag_letter(*cursor)) cursor++;
    tag->name_end = cursor;
    if (cursor == tag->name || cursor == stop) return false;
    if (*cursor != '>' && *cursor != '/' && *cursor != ' ' && *cursor != '\n' && *cursor != '\t')
        return false;
    tag->attributes = cursor;
    tag->attributes_end = reader->effort ? find_tag_end(reader, cursor) : NULL;
    if (!tag->attributes_end) return false;
    tag->end = tag->attributes_end + 1;
    return true;
}

/* Behind the closing tag of what is dropped with its content, or behind the opening tag where none follows.
 */
static const char *find_closing(HtmlReader *reader, const Tag *opening) {
    size_t length = (size_t)(opening->name_end - opening->name);
    for (const char *at = opening->end; at + 1 < reader->stop && spend(reader, 1); at++) {
        Tag tag;
        if (*at != '<' || at[1] != '/' || !read_tag(reader, at, &tag)) continue;
        if ((size_t)(tag.name_end - tag.name) != length) continue;
        size_t same = 0;
        while (same < length && (tag.name[same] | 0x20) == (opening->name[same] | 0x20)) same++;
        if (same == length) return tag.end;
    }
    return opening->end;
}

/* Behind the comment at `at`; NULL where it does not end. */
static const char *skip_comment(HtmlReader *reader, const char *at) {
    for (const char *close = at + 4; close + 3 <= reader->stop && spend(reader, 1); close++)
        if (memcmp(close, "-->", 3) == 0) return close + 3;
    return NULL;
}

/* Decoded, in the arena; NULL where there is none. */
static const char *attribute_of(HtmlReader *reader, const Tag *tag, const char *name) {
    size_t length;
    const char *value = html_attribute_find(tag->attributes, tag->attributes_end, name, &length);
    return value ? plain_text_decode_entities(reader->arena, value, length) : NULL;
}

/* The first picture that can be asked for. */
static void read_picture(HtmlReader *reader, const Tag *tag) {
    const char *source = reader->picture.source ? NULL : attribute_of(reader, tag, "src");
    if (!source || !*source || text_has_control(source)) return;
    const char *said = attribute_of(reader, tag, "alt"),
               *line = said ? plain_text_line(reader->arena, said, strlen(said)) : "";
    reader->picture = (HtmlPicture){source, *line ? line : NULL};
}

/* Digits and signs that Unicode has raised and lowered forms of: "x<sup>2</sup>" is not x2. */
static uint32_t shifted(uint32_t codepoint, TagKind shift) {
    static const char signs[] = "+-=()";
    if (codepoint >= '0' && codepoint <= '9') {
        if (shift == TAG_LOWERED) return 0x2080 + codepoint - '0';
        if (codepoint == '1') return 0xB9;
        if (codepoint == '2' || codepoint == '3') return 0xB0 + codepoint - '0';
        return 0x2070 + codepoint - '0';
    }
    const char *sign = codepoint && codepoint < 0x80 ? strchr(signs, (int)codepoint) : NULL;
    if (codepoint == 0x2212) sign = signs + 1;
    return sign ? (shift == TAG_LOWERED ? 0x208A : 0x207A) + (uint32_t)(sign - signs) : codepoint;
}

/* Letters that stand raised or lowered alone, as in formulas: "2<sup>n</sup>" is not 2n. In "2<sup>nd</sup>"
 * they stay. */
static uint32_t shifted_letter(uint32_t codepoint, TagKind shift) {
    static const struct {
        uint32_t letter, raised, lowered;
    } letters[] = {{'n', 0x207F, 0x2099}, {'i', 0x2071, 0x1D62}, {'x', 0x02E3, 0x2093}};
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (letters[i].letter == codepoint)
            return shift == TAG_LOWERED ? letters[i].lowered : letters[i].raised;
    return codepoint;
}

/* Moves past a tag or comment; NULL where there is none. */
static const char *skip_tag(HtmlReader *reader, const char *at) {
    size_t left = (size_t)(reader->stop - at);
    if (left >= 4 && memcmp(at, "<!--", 4) == 0) return skip_comment(reader, at);
    Tag tag;
    if (!read_tag(reader, at, &tag)) return NULL;
    TagKind kind = kind_of(&tag);
    if (kind == TAG_NONE) return NULL;
    if (kind == TAG_DROP && !tag.closes) return find_closing(reader, &tag);
    if (kind == TAG_BLOCK) widen_gap(&reader->writer, GAP_BREAK);
    if (kind == TAG_CELL) widen_gap(&reader->writer, GAP_SPACE);
    if (kind == TAG_RAISED || kind == TAG_LOWERED) reader->shift = tag.closes ? TAG_NONE : kind;
    if (kind == TAG_IMAGE) read_picture(reader, &tag);
    return tag.end;
}

char *plain_text_from_html(Arena *arena, const char *text, size_t length, HtmlPicture *picture) {
    HtmlReader reader = {.arena = arena,
                         .stop = text + length,
                         .writer = begin(arena, text, length),
                         .effort = EFFORT_PER_BYTE * length};
    for (const char *at = text; at < reader.stop;) {
        const char *behind = *at == '<' ? skip_tag(&reader, at) : NULL;
        if (behind) {
            at = behind;
            continue;
        }
        bool is_alone = reader.shift && at > text && at[-1] == '>' && at + 1 < reader.stop && at[1] == '<';
        uint32_t codepoint = *at == '&' ? read_entity(&at, reader.stop) : 0;
        if (!codepoint) codepoint = *at ? text_next(&at) : (uint32_t)*at++;
        if (codepoint == '\n') codepoint = ' '; /* a line's end in HTML is white space like any other */
        if (is_alone) codepoint = shifted_letter(codepoint, reader.shift);
        write_codepoint(&reader.writer, reader.shift ? shifted(codepoint, reader.shift) : codepoint);
    }
    if (picture) *picture = reader.picture;
    return end(&reader.writer);
}

const char *plain_text_shortened(Arena *arena, const char *text, size_t max) {
    if (text_count_codepoints(text) <= max) return text;
    const char *cursor = text, *word_end = NULL;
    for (size_t count = 0; count + 1 < max; count++) {
        if (*cursor == ' ') word_end = cursor;
        text_next(&cursor);
    }
    if (*cursor == ' ') word_end = cursor;
    if (!word_end || (size_t)(word_end - text) * 2 < (size_t)(cursor - text)) word_end = cursor;
    return arena_format(arena, "%.*s\xE2\x80\xA6", (int)(word_end - text), text);
}
