/* reduce/tree_test.c: trees of brackets, and the table of what was tried. */
#include "harness/reduce/reduce_test.h"
#include "harness/reduce/whole.h"

static char *text_of(const Tree *tree)
{
    char *text = NULL;
    size_t len;
    FILE *out = open_memstream(&text, &len);
    assert_non_null(out);
    tree_print(tree->root, out);
    fclose(out);
    return text;
}

static void check_text(const Tree *tree, const char *due)
{
    char *text = text_of(tree);
    assert_string_equal(text, due);
    free(text);
}

static void t_tree(void **state)
{
    (void)state;
    Tree tree = {0};
    tree.root = tree_list(&tree, "(", ")");
    Node *word = tree_atom(&tree, "word and more", 4), *inner = tree_list(&tree, "[", "]");
    tree_append(tree.root, word);
    tree_append(tree.root, inner);
    tree_append(inner, tree_atom(&tree, "1", 1));
    check_text(&tree, "(word[1])");
    assert_string_equal(tree_head(tree.root), "word");

    word->gone = true;
    check_text(&tree, "([1])");
    assert_string_equal(tree_head(tree.root), "");
    size_t n, *left = tree_left(tree.root, &n);
    assert_int_equal(n, 1);
    assert_int_equal(left[0], 1);
    free(left);

    /* what stands in for a node has its place, and what stood before it */
    free(inner->lead);
    inner->lead = text_copy("  ");
    inner->instead = tree_atom(&tree, "x", 1);
    check_text(&tree, "(  x)");
    assert_ptr_equal(tree_now(inner), inner->instead);
    inner->instead = NULL;
    word->gone = false;
    check_text(&tree, "(word  [1])");
    tree_free(&tree);
    assert_int_equal(tree.n, 0);
}

static void t_seen(void **state)
{
    (void)state;
    Seen seen = {0};
    enum { TEXTS = 1000 };
    assert_null(seen_find(&seen, "", 0));
    for (int i = 0; i < TEXTS; i++) {
        char *text = text_format("text %d", i);
        assert_null(seen_find(&seen, text, strlen(text)));
        seen_add(&seen, text, strlen(text), i % 2 ? ANSWER_NOT : ANSWER_ASSERTS_WRONG, (size_t)i,
                 i % 2 ? NULL : "returned");
        free(text);
    }
    for (int i = 0; i < TEXTS; i++) {
        char *text = text_format("text %d", i);
        const Seen_text *there = seen_find(&seen, text, strlen(text));
        assert_non_null(there);
        assert_int_equal(there->answer, i % 2 ? ANSWER_NOT : ANSWER_ASSERTS_WRONG);
        assert_int_equal(there->wrong, i);
        assert_true(i % 2 ? !there->outcome : strcmp(there->outcome, "returned") == 0);
        free(text);
    }
    assert_null(seen_find(&seen, "text", 4));
    seen_free(&seen);
}

/* No text is asked about twice, and no more than there are tries. */
static void t_tries(void **state)
{
    (void)state;
    Wanted wanted = {.words = {"keep"}};
    char *left = reduced(&language_js, "a();\nkeep();\nb();\n", &wanted);
    assert_string_equal(left, "keep();\n");
    free(left);
    unsigned all = wanted.tries;
    assert_true(all < 40);
    wanted = (Wanted){.words = {"keep"}, .most = 2};
    left = reduced(&language_js, "a();\nkeep();\nb();\n", &wanted);
    assert_int_equal(wanted.tries, 2);
    assert_non_null(strstr(left, "keep"));
    free(left);
    /* nothing that does not hold becomes smaller */
    wanted = (Wanted){.words = {"absent"}};
    assert_null(reduced(&language_js, "keep();\n", &wanted));
}

/* What can be reduced: scripts. */
static void t_refusal(void **state)
{
    (void)state;
    Divergence d = {.form = "wast", .path = "a/b.wast"};
    assert_null(reduce_refusal(&d));
    d = (Divergence){.form = "js", .path = "a/b.any.js"};
    assert_null(reduce_refusal(&d));
    d.path = "a/b.html";
    assert_non_null(reduce_refusal(&d));
    d = (Divergence){.form = "program", .path = "c/command.yaml"};
    assert_non_null(reduce_refusal(&d));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_tree),
        cmocka_unit_test(t_seen),
        cmocka_unit_test(t_tries),
        cmocka_unit_test(t_refusal),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
