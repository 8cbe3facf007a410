// Makes the connections of the program, one kind with a timeout and one without.
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
#include "dial.h"

int dial(const struct sockaddr *address, socklen_t length) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (fd == -1) return -1;
    if (connect(fd, address, length) == -1) {
        close(fd);
        return -1;
    }
    return fd;
}

int dial_patiently(const struct sockaddr *address, socklen_t length) {
    struct timeval limit = {.tv_sec = 10};
    int fd = dial(address, length);
    if (fd == -1) return -1;
    if (setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit) == -1) {
        close(fd);
        return -1;
    }
    return fd;
}
