// Puts sockets into the records that the other files use.
#include <sys/socket.h>
#include <unistd.h>
#include "peer.h"

int peer_open(struct peer *peer, const struct sockaddr *address, socklen_t length) {
    peer->fd = socket(AF_INET, SOCK_STREAM, 0);
    if (peer->fd == -1) return -1;
    if (connect(peer->fd, address, length) == -1) {
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-connect-timeout
        close(peer->fd);
        return -1;
    }
    return 0;
}

int open_socket(void) {
    return socket(AF_INET, SOCK_STREAM, 0);
}

int read_some(int fd, void *buffer, int size) {
    return recv(fd, buffer, size, 0);
}
