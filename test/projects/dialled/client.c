// Reads from what another file has connected.
#include <sys/socket.h>
#include "dial.h"

ssize_t ask(const struct sockaddr *address, socklen_t length, char *answer) {
    int fd = dial(address, length);
    if (fd == -1) return -1;
    return recv(fd, answer, 100, 0);
//         ^^^^^^^^^^^^^^^^^^^^^^^^ missing-read-timeout: the socket has no timeout
}

ssize_t ask_patiently(const struct sockaddr *address, socklen_t length, char *answer) {
    int fd = dial_patiently(address, length);
    if (fd == -1) return -1;
    return recv(fd, answer, 100, 0);
}

int ask_twice(const struct sockaddr *address, socklen_t length, char *answer) {
    int fd = dial(address, length);
    if (fd == -1) return -1;
    for (int i = 0; i < 2; i++) {
        ssize_t n = recv(fd, answer, 100, 0);
//                  ^^^^^^^^^^^^^^^^^^^^^^^^ missing-read-timeout [fix]
        if (n <= 0) return -1;
    }
    return 0;
}
