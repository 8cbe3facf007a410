// That these descriptors are sockets stands in another file: of a file's descriptor nothing of this would be said.
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
#include "peer.h"

int part_of_it(struct peer *peer, const char *text) {
    if (write(peer->fd, text, strlen(text)) < 0) return -1;
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ partial-send
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unhandled-sigpipe
    return 0;
}

int part_of_a_line(struct peer *peer, const char *text, size_t length) {
    ssize_t n = write(peer->fd, text, length);
//              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ partial-send
    if (n == -1) {
        perror("write");
        return -1;
    }
    return 0;
}

struct header {
    uint32_t length;
    uint32_t kind;
};

uint32_t length_of(struct peer *peer) {
    struct header header;
    if (read(peer->fd, &header, sizeof(header)) <= 0) return 0;
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ short-recv
    return header.length;
}

uint32_t kind_of(struct peer *peer) {
    struct header header;
    ssize_t n = read(peer->fd, &header, sizeof header);
//              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ short-recv
    if (n < 0) return 0;
    if (n == 0) return 0;
    return header.kind;
}

int never_negative(struct peer *peer, char *buffer) {
    size_t n = read(peer->fd, buffer, 100);
    if (n < 0) return -1;
//      ^^^^^ impossible-check
    return (int)n;
}

int never_null(struct peer *peer, char *buffer) {
    unsigned n = read(peer->fd, buffer, 100);
    if (n < 0) return -1;
//      ^^^^^ impossible-check
    return (int)n;
}

int late(struct peer *peer, const char *text) {
    ssize_t n = write(peer->fd, text, strlen(text));
    if (n < 0) {
        close(peer->fd);
//      ^^^^^^^^^^^^^^^ clobbered-errno [fix]
        perror("write");
        return -1;
    }
    return n == (ssize_t)strlen(text) ? 0 : -1;
}

int later(struct peer *peer, char *text) {
    ssize_t n = read(peer->fd, text, 100);
    if (n < 0) {
        close(peer->fd);
//      ^^^^^^^^^^^^^^^ clobbered-errno [fix]
        return errno == EAGAIN ? 0 : -1;
    }
    return (int)n;
}

int of_no_failure(struct peer *peer, const char *text) {
    ssize_t n = write(peer->fd, text, strlen(text));
    if (n < 0) return -1;
    if ((size_t)n < strlen(text)) {
        perror("write");
//      ^^^^^^^^^^^^^^^ stale-errno
        return -1;
    }
    return 0;
}

int of_the_end(struct peer *peer, char *buffer) {
    ssize_t n = read(peer->fd, buffer, 100);
    if (n <= 0) {
        perror("read");
//      ^^^^^^^^^^^^^^ stale-errno
        return -1;
    }
    return 0;
}

void close_again(struct peer *peer) {
    while (close(peer->fd) == -1 && errno == EINTR)
//         ^^^^^^^^^^^^^^^ retried-close
        ;
}

int use(const struct sockaddr *address, socklen_t length) {
    int fd = open_socket();
//           ^^^^^^^^^^^^^ unchecked-setup
    return connect(fd, address, length);
//         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-connect-timeout
}

int dial(const struct sockaddr *address, socklen_t length) {
    int fd = open_socket();
    if (fd == -1) return -1;
    return connect(fd, address, length);
//         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-connect-timeout
}

int dial_or_say(const struct sockaddr *address, socklen_t length) {
    int fd = open_socket();
    if (fd < 0 || connect(fd, address, length) < 0) {
//                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-connect-timeout
        perror("connect");
        return -1;
    }
    return fd;
}

int serve(const struct sockaddr *address, socklen_t length) {
    int fd = open_socket();
//           ^^^^^^^^^^^^^ unchecked-setup
    if (bind(fd, address, length) == -1) return -1;
    return listen(fd, 16);
}

int patient(int fd, char *buffer) {
    struct timeval limit = {.tv_sec = 5};
    int n;
    if (setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit) == -1) return -1;
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ineffective-timeout
    while ((n = read_some(fd, buffer, 100)) < 0 && errno == EAGAIN)
        ;
    return n;
}

int more_patient(int fd, char *buffer) {
    struct timeval limit = {.tv_sec = 5};
    int n;
    if (setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit) == -1) return -1;
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ineffective-timeout
    do {
        n = read_some(fd, buffer, 100);
    } while (n == -1 && (errno == EAGAIN || errno == EINTR));
    return n;
}
