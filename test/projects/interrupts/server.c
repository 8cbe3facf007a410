// Calls that wait while another file of the program has handled a signal.
#include <errno.h>
#include <poll.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/socket.h>

void serve(int client);

int accepts(void) {
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    if (listener == -1 || listen(listener, 16) == -1) return -1;
    for (;;) {
        int client = accept(listener, NULL, NULL);
//                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unretried-interrupt: without SA_RESTART
        if (client == -1) {
            perror("accept");
            return -1;
        }
        serve(client);
    }
}

int waits(struct pollfd *clients, nfds_t count) {
    int ready = poll(clients, count, 1000);
//              ^^^^^^^^^^^^^^^^^^^^^^^^^^ unretried-interrupt: not restarted
    if (ready == -1) {
        perror("poll");
        return -1;
    }
    return ready;
}

int waits_again(struct pollfd *clients, nfds_t count) {
    for (;;) {
        int ready = poll(clients, count, 1000);
        if (ready >= 0) return ready;
        if (errno == EINTR) continue;
        perror("poll");
        return -1;
    }
}
