#include <sys/types.h>

struct peer {
    int fd;
    char *name;
};

int peer_open(struct peer *peer, const struct sockaddr *address, socklen_t length);
int open_socket(void);
int read_some(int fd, void *buffer, int size);
