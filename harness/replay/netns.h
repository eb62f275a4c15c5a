/* replay/netns.h: the network that engines see: a namespace of their own with nothing but loopback in it, where
   namespaces are allowed. One namespace serves all engines of this process. */
#ifndef TOUCHSTONE_REPLAY_NETNS_H
#define TOUCHSTONE_REPLAY_NETNS_H

#include <stdbool.h>
#include <stdint.h>

/* Makes the namespace, or finds out that it cannot be had; engines that are started later are in it. Once a process: a
   second call does nothing. */
void netns_start(void);

/* A socket that listens on 127.0.0.1 where engines see it: inside the namespace, or on this machine where there is
   none (or netns_start was not called). The system chooses *PORT. It is close-on-exec and non-blocking. -1 with errno set. Any thread may call. */
int netns_listen(uint16_t *port);

/* The namespaces as open files for setns, -1 where there is none: of the network, and of the user that it belongs to,
   which is only needed by who is not the superuser. */
int netns_network(void);
int netns_user(void);

/* Why there is no namespace, in words; NULL where there is one. */
const char *netns_refused(void);

#endif
