// The project's own names for socket calls.
#include "net.h"
#include <sys/socket.h>
#include <unistd.h>

ssize_t net_send(int fd, const void *bytes, size_t length) {
    return send(fd, bytes, length, MSG_NOSIGNAL);
}

int net_read(int fd, char *buffer, size_t size) {
    ssize_t n = recv(fd, buffer, size, 0);
    if (n < 0) return -1;
    return (int)n;
}

static ssize_t hidden(int fd, const void *bytes, size_t length) {
    return send(fd, bytes, length, MSG_NOSIGNAL);
}

ssize_t net_say(int fd) {
    return hidden(fd, "hello", 5);
}
