// A library: nobody knows what handlers its programs have, and none of these calls is made again by itself.
#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define log_failure(what) write_log("%s: %s\n", what, strerror(errno));
#define FAILED (-1)

void write_log(const char *format, ...);

struct peer {
    int fd;
    int flags;
};

int takes(struct peer *peer, char *buffer, size_t size) {
    ssize_t count = recv(peer->fd, buffer, size, 0);
//                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unretried-interrupt: EAGAIN after `recv` is no failure here, and EINTR is
    if (count == -1) {
        if (errno == EAGAIN && !(peer->flags & 1)) {
            // Later.
        } else {
            write_log("lost\n");
            return FAILED;
        }
    } else if (count == 0) {
        return FAILED;
    }
    return 0;
}

int gives_another_name(int fd, char *buffer, size_t size) {
    ssize_t count = recv(fd, buffer, size, 0);
//                  ^^^^^^^^^^^^^^^^^^^^^^^^^ unretried-interrupt
    if (count < 0) {
        if (errno == EWOULDBLOCK) return -EAGAIN;
        return -errno;
    }
    return (int)count;
}

bool takes_all(int fd, char *buffer, size_t size) {
    while (size > 0) {
        ssize_t count = recv(fd, buffer, size, 0);
//                      ^^^^^^^^^^^^^^^^^^^^^^^^^ unretried-interrupt
        if (count > 0) {
            buffer += count;
            size -= (size_t)count;
        } else if (count == 0) {
            return false;
        } else {
            if (errno != EWOULDBLOCK && errno != EAGAIN) return false;
            struct pollfd wait = {.fd = fd, .events = POLLIN};
            if (poll(&wait, 1, 1000) == 0) return false;
        }
    }
    return true;
}

int waits(int fd, int limit) {
    struct pollfd one = {.fd = fd, .events = POLLIN};
    int ready = poll(&one, 1, limit);
//              ^^^^^^^^^^^^^^^^^^^^ unretried-interrupt: may have handlers
    if (ready < 0) {
        log_failure("poll");
    }
    return ready;
}

// The error itself is handed on: whoever gets it can ask for EINTR.
int hands_the_error_on(int fd, char *buffer, size_t size) {
    ssize_t count = recv(fd, buffer, size, 0);
    if (count < 0) {
        if (errno == ENOTCONN) return 0;
        if (errno == EAGAIN) return 0;
        return -errno;
    }
    return (int)count;
}

int asks_for_both(int fd, char *buffer, size_t size) {
    ssize_t count = recv(fd, buffer, size, 0);
    if (count < 0) {
        if (errno == EAGAIN || errno == EINTR) return 0;
        return -1;
    }
    return (int)count;
}

// EAGAIN means as much as any other error here.
int ends_in_the_same_way(int fd, char *buffer, size_t size) {
    ssize_t count = recv(fd, buffer, size, 0);
    if (count < 0) {
        if (errno != EAGAIN) write_log("recv\n");
        return -1;
    }
    return (int)count;
}

// A call that does not wait is not interrupted.
int never_waits(int fd, char *buffer, size_t size) {
    ssize_t count = recv(fd, buffer, size, MSG_DONTWAIT);
    if (count < 0) {
        if (errno == EAGAIN) return 0;
        return -1;
    }
    return (int)count;
}

// The error that another system keeps elsewhere is handed on as well.
int hands_on_what_a_call_reads(int fd, int limit) {
    struct pollfd one = {.fd = fd, .events = POLLIN};
    int ready = poll(&one, 1, limit);
    if (ready == -1) return WSAGetLastError();
    return 0;
}
