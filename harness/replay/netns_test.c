/* replay/netns_test.c: the namespace that engines see: our listening socket is in it, nothing else is. */
#include "harness/replay/netns.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <errno.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static int connect_error(uint32_t address, uint16_t port)
{
    struct sockaddr_in to = {
        .sin_family = AF_INET, .sin_addr.s_addr = htonl(address), .sin_port = htons(port)};
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int error = connect(fd, (struct sockaddr *)&to, sizeof to) == 0 ? 0 : errno;
    close(fd);
    return error;
}

/* What connecting gives to a process that was put into the namespace; 255 where it cannot be. */
static int inside(uint32_t address, uint16_t port)
{
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        bool in = (netns_user() < 0 || setns(netns_user(), CLONE_NEWUSER) == 0) &&
                  setns(netns_network(), CLONE_NEWNET) == 0;
        _exit(in ? connect_error(address, port) : 255);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return WEXITSTATUS(status);
}

/* Runs first: without a namespace the socket is this machine's. */
static void t_listens_before_start(void **state)
{
    uint16_t port = 0;
    (void)state;
    assert_string_equal(netns_refused(), "not asked for");
    int fd = netns_listen(&port);
    assert_true(fd >= 0);
    assert_true(port > 0);
    assert_int_equal(connect_error(INADDR_LOOPBACK, port), 0);
    close(fd);
}

static void t_only_loopback(void **state)
{
    uint16_t port = 0;
    (void)state;
    netns_start();
    netns_start();
    if (netns_refused()) {
        print_message("# no namespace here: %s\n", netns_refused());
        assert_true(*netns_refused());
        skip();
    }
    int fd = netns_listen(&port);
    assert_true(fd >= 0);
    assert_int_equal(inside(INADDR_LOOPBACK, port), 0);
    assert_int_equal(connect_error(INADDR_LOOPBACK, port), ECONNREFUSED);
    /* 192.0.2.1 is for documentation alone; without any network there is no route to it either way */
    assert_int_equal(inside(0xC0000201, 80), ENETUNREACH);
    close(fd);
    assert_int_equal(inside(INADDR_LOOPBACK, port), ECONNREFUSED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_listens_before_start),
        cmocka_unit_test(t_only_loopback),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
