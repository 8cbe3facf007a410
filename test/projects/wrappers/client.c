// Knows the socket calls by the project's names only.
#include "net.h"

void greet(int fd) {
    net_send(fd, "hello", 5);
//  ^^^^^^^^^^^^^^^^^^^^^^^^ unchecked-send: The result of `net_send` is dropped. [fix]
    net_say(fd);
//  ^^^^^^^^^^^ unchecked-send [fix]
}

int fine(int fd) {
    return net_send(fd, "hello", 5) == 5 ? 0 : -1;
}

void listen_for_ever(int fd, char *buffer, void (*consume)(char *, int)) {
    for (;;) {
        int n = net_read(fd, buffer, 100);
//              ^^^^^^^^^^^^^^^^^^^^^^^^^ unhandled-eof [fix]
        if (n < 0) return;
        consume(buffer, n);
    }
}
