/* source_phase.c: source phase imports, and names that are "*", in the text of scripts and modules. NON-SPEC.
 *
 * A tokenizer of ECMAScript: strings, templates, regular expressions and comments are told from code. Whether a slash
 * begins a regular expression depends on what precedes it: brackets remember what they were opened after. */
#include "jsapi/source_phase.h"

#include "util/alloc.h"

#include <stdlib.h>
#include <string.h>

/* What E in import.source(E) stands between. Its string is made when import() asks for it, and once. */
#define BEFORE_SPECIFIER "(s=>({__proto__:null,toString(){return\"\\uFFFF\"+`${s}`}}))("
#define AFTER_SPECIFIER  ")"

/* What goes before the star of a name, in its string. */
#define STAR_NAME_MARK "\\uFFFF"

/* What a bracket is. */
typedef enum Bracket {
    PLAIN,            /* an operand ends with it */
    CONDITION,        /* the parentheses of if, while, for, with: a statement follows */
    BLOCK,            /* braces that end a statement */
    SUBSTITUTION,     /* ${ } in a template */
    SOURCE_CALL,      /* the parentheses of import.source, in its first argument */
    SOURCE_CALL_SPENT /* after that */
} Bracket;

typedef struct Scanner {
    const char *at, *end;
    const char *copied; /* what precedes it is in OUT */
    Buffer *out;
    bool module, changed;
    bool operand;     /* what was read last ends an operand: a slash divides */
    bool condition;   /* ... is one of the words before a CONDITION */
    bool after_dot;   /* ... is a dot: a word is a name of a property */
    bool after_block; /* ... begins or ends a statement: a brace opens a block */
    Bracket *brackets;
    size_t depth, capacity;
} Scanner;

/* ---- text ---- */

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '$' || c == '\\' || c == '#' || (unsigned char)c >= 0x80;
}

static const char *word_end(const Scanner *s, const char *at)
{
    while (at < s->end && is_word(*at))
        at++;
    return at;
}

static bool starts_with(const Scanner *s, const char *at, const char *text)
{
    size_t len = strlen(text);
    return (size_t)(s->end - at) >= len && memcmp(at, text, len) == 0;
}

/* Whether the word at AT is TEXT. */
static bool is_the_word(const Scanner *s, const char *at, const char *text)
{
    return starts_with(s, at, text) && word_end(s, at) == at + strlen(text);
}

static const char *line_end(const Scanner *s, const char *at)
{
    while (at < s->end && *at != '\n' && *at != '\r' && !starts_with(s, at, "\xE2\x80\xA8") &&
           !starts_with(s, at, "\xE2\x80\xA9"))
        at++;
    return at;
}

/* The number of bytes of white space or of a comment at AT, 0 where there is none. */
static size_t blank(const Scanner *s, const char *at)
{
    static const char *const spaces[] = {
        " ",        "\t",           "\n",           "\r",           "\v", "\f",
        "\xC2\xA0", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xEF\xBB\xBF", NULL};
    for (const char *const *space = spaces; *space; space++) {
        if (starts_with(s, at, *space))
            return strlen(*space);
    }
    if (starts_with(s, at, "//") || (!s->module && starts_with(s, at, "<!--")))
        return (size_t)(line_end(s, at) - at);
    if (!starts_with(s, at, "/*"))
        return 0;
    for (const char *to = at + 2; to < s->end; to++) {
        if (starts_with(s, to, "*/"))
            return (size_t)(to + 2 - at);
    }
    return (size_t)(s->end - at);
}

static const char *skip_blanks(const Scanner *s, const char *at)
{
    for (size_t n; at < s->end && (n = blank(s, at)) > 0;)
        at += n;
    return at;
}

/* ---- what is copied ---- */

static void copy_to(Scanner *s, const char *at)
{
    buffer_bytes(s->out, s->copied, (size_t)(at - s->copied));
    s->copied = at;
}

/* Leaves LEN bytes at AT out; spaces keep the columns. */
static void blank_out(Scanner *s, const char *at, size_t len)
{
    copy_to(s, at);
    for (size_t i = 0; i < len; i++)
        buffer_byte(s->out, ' ');
    s->copied = at + len;
    s->changed = true;
}

static void insert(Scanner *s, const char *at, const char *text)
{
    copy_to(s, at);
    buffer_text(s->out, text);
    s->changed = true;
}

/* ---- tokens ---- */

/* What was read last: the end of an operand, or what one may follow. */
static void set_last(Scanner *s, bool operand)
{
    s->operand = operand;
    s->condition = s->after_dot = s->after_block = false;
}

static void open_bracket(Scanner *s, Bracket bracket)
{
    PUSH(s->brackets, s->depth, s->capacity, bracket);
}

/* What is behind the string at AT. */
static const char *string_end(const Scanner *s, const char *at)
{
    char quote = *at++;
    while (at < s->end && *at != quote && *at != '\n')
        at += 1 + (*at == '\\' && at + 1 < s->end);
    return at + (at < s->end);
}

static void read_string(Scanner *s)
{
    s->at = string_end(s, s->at);
    set_last(s, true);
}

/* From behind the backtick or the brace that ends a substitution. */
static void read_template(Scanner *s)
{
    for (; s->at < s->end; s->at += 1 + (*s->at == '\\' && s->at + 1 < s->end)) {
        if (starts_with(s, s->at, "${")) {
            s->at += 2;
            open_bracket(s, SUBSTITUTION);
            set_last(s, false);
            return;
        }
        if (*s->at == '`') {
            s->at++;
            break;
        }
    }
    set_last(s, true);
}

/* A regular expression, unless none ends in this line. */
static bool read_regexp(Scanner *s)
{
    bool class = false;
    const char *end = line_end(s, s->at);
    for (const char *at = s->at + 1; at < end; at += 1 + (*at == '\\')) {
        if (*at == '[')
            class = true;
        else if (*at == ']')
            class = false;
        else if (*at == '/' && !class) {
            s->at = word_end(s, at + 1);
            set_last(s, true);
            return true;
        }
    }
    return false;
}

/* `import.source(` at AT, of which the word import was read; false where it is not that. */
static bool read_source_call(Scanner *s)
{
    const char *dot = skip_blanks(s, s->at), *source, *paren, *first;
    if (dot == s->end || *dot != '.')
        return false;
    source = skip_blanks(s, dot + 1);
    if (!is_the_word(s, source, "source"))
        return false;
    paren = skip_blanks(s, source + strlen("source"));
    if (paren == s->end || *paren != '(')
        return false;
    first = skip_blanks(s, paren + 1);
    if (first == s->end || *first == ')' || *first == ',' || starts_with(s, first, "..."))
        return false;
    blank_out(s, dot, 1);
    blank_out(s, source, strlen("source"));
    insert(s, paren + 1, BEFORE_SPECIFIER);
    s->at = paren + 1;
    open_bracket(s, SOURCE_CALL);
    set_last(s, false);
    return true;
}

/* `import source X from "y"` up to X, of which the word import was read; false where it is not that. */
static bool read_source_import(Scanner *s)
{
    const char *source = skip_blanks(s, s->at);
    if (!s->module || !is_the_word(s, source, "source"))
        return false;
    const char *binding = skip_blanks(s, source + strlen("source"));
    const char *from = skip_blanks(s, word_end(s, binding));
    if (from == binding || !is_the_word(s, from, "from"))
        return false;
    const char *string = skip_blanks(s, from + strlen("from"));
    if (string == s->end || (*string != '"' && *string != '\''))
        return false;
    blank_out(s, source, strlen("source"));
    insert(s, string + 1, "\\uFFFF");
    s->at = string;
    read_string(s);
    return true;
}

/* What is behind the ModuleExportName at AT, and blanks: AT where there is none. */
static const char *skip_export_name(const Scanner *s, const char *at)
{
    bool string = at < s->end && (*at == '"' || *at == '\'');
    return skip_blanks(s, string ? string_end(s, at) : word_end(s, at));
}

/* ImportsList, ExportsList up to the brace that ends it, from AT behind the one that begins it: what is imported as "*" is
   told from a namespace. */
static void mark_star_names(Scanner *s, const char *at, bool export)
{
    for (const char *name = skip_blanks(s, at), *next; name < s->end && *name != '}';
         name = skip_blanks(s, next + 1)) {
        bool star = starts_with(s, name, "\"*\"") || starts_with(s, name, "'*'");
        next = skip_export_name(s, name);
        bool renamed = is_the_word(s, next, "as");
        if (star && (renamed || export))
            insert(s, name + 1, STAR_NAME_MARK);
        if (star && !renamed && export)
            insert(s, name + strlen("'*'"), " as '*'");
        if (renamed)
            next = skip_export_name(s, skip_blanks(s, next + strlen("as")));
        if (next == s->end || *next != ',')
            return;
    }
}

/* The clause of the import or export declaration of which that word was read. */
static void read_module_clause(Scanner *s, bool export)
{
    const char *at = skip_blanks(s, s->at), *behind = skip_blanks(s, word_end(s, at));
    if (!export && behind > at && behind < s->end && *behind == ',')
        at = skip_blanks(s, behind + 1);
    if (at < s->end && *at == '{')
        mark_star_names(s, at + 1, export);
}

/* Whether the word of LEN bytes at AT is one of those in WORDS, each with a space on both sides. */
static bool is_among(const char *words, const char *at, size_t len)
{
    for (const char *found = words; (found = strchr(found, ' ')) && found[1]; found++) {
        if (strncmp(found + 1, at, len) == 0 && found[len + 1] == ' ')
            return true;
    }
    return false;
}

static void read_word(Scanner *s)
{
    const char *at = s->at;
    size_t len = (size_t)(word_end(s, at) - at);
    bool name = s->after_dot;
    s->at += len;
    for (bool number = *at >= '0' && *at <= '9'; number && s->at < s->end && *s->at == '.';)
        s->at = word_end(s, s->at + 1);
    if (!name && len == strlen("import") && memcmp(at, "import", len) == 0 &&
        (read_source_call(s) || read_source_import(s)))
        return;
    bool import = is_among(" import ", at, len), export = is_among(" export ", at, len);
    if (!name && s->module && s->depth == 0 && (import || export))
        read_module_clause(s, export);
    set_last(s, name || !is_among(" return typeof instanceof in of new delete void throw case do "
                                  "else await yield default extends try finally ",
                                  at, len));
    if (name)
        return;
    s->condition = is_among(" if while for with ", at, len);
    s->after_block = is_among(" else do try finally ", at, len);
}

/* ---- brackets ---- */

static void open_brace(Scanner *s)
{
    /* A brace where an operand may stand is an object's, unless a statement begins there. */
    open_bracket(s, s->operand || s->after_block ? BLOCK : PLAIN);
    s->at++;
    set_last(s, false);
    s->after_block = true;
}

static void close_bracket(Scanner *s)
{
    Bracket bracket = s->depth ? s->brackets[--s->depth] : PLAIN;
    if (bracket == SOURCE_CALL && *s->at == ')')
        insert(s, s->at, AFTER_SPECIFIER);
    s->at++;
    if (bracket == SUBSTITUTION) {
        read_template(s);
        return;
    }
    set_last(s, bracket != CONDITION && bracket != BLOCK);
    s->after_block = !s->operand;
}

static void read_punctuator(Scanner *s)
{
    char c = *s->at;
    if (c == '(' || c == '[') {
        open_bracket(s, c == '(' && s->condition ? CONDITION : PLAIN);
    } else if (c == ',' && s->depth && s->brackets[s->depth - 1] == SOURCE_CALL) {
        insert(s, s->at, AFTER_SPECIFIER);
        s->brackets[s->depth - 1] = SOURCE_CALL_SPENT;
    } else if (starts_with(s, s->at, "++") || starts_with(s, s->at, "--")) {
        /* Either before an operand or behind one, which stays what was read last. */
        s->at += 2;
        return;
    }
    bool arrow = starts_with(s, s->at, "=>"), spread = starts_with(s, s->at, "...");
    s->at += arrow ? 2 : spread ? 3 : 1;
    set_last(s, false);
    s->after_dot = c == '.' && !spread;
    s->after_block = arrow || c == ';';
}

static void read_token(Scanner *s)
{
    char c = *s->at;
    size_t n = blank(s, s->at);
    if (n > 0)
        s->at += n;
    else if (is_word(c))
        read_word(s);
    else if (c == '"' || c == '\'')
        read_string(s);
    else if (c == '`') {
        s->at++;
        read_template(s);
    } else if (c == '{')
        open_brace(s);
    else if (c == '}' || c == ')' || c == ']')
        close_bracket(s);
    else if (c != '/' || s->operand || !read_regexp(s))
        read_punctuator(s);
}

bool rewrite_source_phase(Bytes text, bool module, Buffer *out)
{
    *out = (Buffer){0};
    const char *at = (const char *)text.at;
    bool source = memmem(at, text.len, "source", strlen("source")) &&
                  memmem(at, text.len, "import", strlen("import"));
    bool star = module && (memmem(at, text.len, "\"*\"", 3) || memmem(at, text.len, "'*'", 3));
    if (!source && !star)
        return false;
    Scanner s = {.at = at,
                 .end = at + text.len,
                 .copied = at,
                 .out = out,
                 .module = module,
                 .after_block = true};
    if (starts_with(&s, s.at, "#!"))
        s.at = line_end(&s, s.at);
    while (s.at < s.end)
        read_token(&s);
    if (s.changed)
        copy_to(&s, s.end);
    else
        buffer_free(out);
    free(s.brackets);
    return s.changed;
}
