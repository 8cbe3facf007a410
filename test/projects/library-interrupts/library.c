// A library does not know which handlers there are.
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

struct server {
    int listener;
};

int close_socket(int fd);
void serve(int client);
void rest(void);

int waits(struct pollfd *clients, nfds_t count) {
    if (poll(clients, count, 1000) == -1) {
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^ unretried-interrupt: may have handlers
        perror("poll");
        return -1;
    }
    return 0;
}

int leaves_it_to_others(struct pollfd *clients, nfds_t count) {
    return poll(clients, count, 1000);
}

int has_thought_of_other_errors(struct server *server) {
    for (;;) {
        int client = accept(server->listener, NULL, NULL);
//                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unretried-interrupt: may have handlers
        if (client == -1) {
            if (errno == EMFILE) {
                rest();
                continue;
            }
            if (server->listener != -1) close_socket(server->listener);
            return -1;
        }
        serve(client);
    }
}

int takes_no_error_for_another(struct server *server) {
    for (;;) {
        int client = accept(server->listener, NULL, NULL);
        if (client == -1) {
            close_socket(server->listener);
            return -1;
        }
        serve(client);
    }
}

int has_thought_of_interrupts(struct server *server) {
    for (;;) {
        int client = accept(server->listener, NULL, NULL);
        if (client == -1) {
            if (errno == EMFILE || errno == EINTR) {
                rest();
                continue;
            }
            if (server->listener != -1) close_socket(server->listener);
            return -1;
        }
        serve(client);
    }
}

void log_error(const char *format, ...);
void consider(int error);

int says_so_in_its_own_way(struct pollfd *clients, nfds_t count) {
    if (poll(clients, count, 1000) == -1) {
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^ unretried-interrupt: may have handlers
        log_error("poll failed: %d", errno);
        return -1;
    }
    return 0;
}

int asks_what_to_do(struct pollfd *clients, nfds_t count) {
    if (poll(clients, count, 1000) == -1) {
        consider(errno);
        return -1;
    }
    return 0;
}
