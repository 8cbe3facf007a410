// No handler is installed while this waits.
#include <poll.h>
#include <stdio.h>

int waits(struct pollfd *clients, nfds_t count) {
    int ready = poll(clients, count, 1000);
    if (ready == -1) {
        perror("poll");
        return -1;
    }
    return ready;
}

int main(void) {
    struct pollfd clients[1] = {{.fd = 0, .events = POLLIN}};
    return waits(clients, 1) < 0;
}
