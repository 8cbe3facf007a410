// Never names a system call, and answers for them all the same.
#include "io.h"
#include <string.h>

void greet(int fd) {
    io_put(fd, "hello", 5);
//  ^^^^^^^^^^^^^^^^^^^^^^ unchecked-send: The result of `io_put` is dropped. [fix]
    io_put_or_say(fd, "hello", 5);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unchecked-send [fix]
}

int greet_well(int fd) {
    if (io_put_or_say(fd, "hello", 5) == -1) return -1;
    return io_put(fd, "hello", 5) == 5 ? 0 : -1;
}

void take(int fd, char *bytes) {
    ssize_t n = io_get(fd, bytes, 99);
//              ^^^^^^^^^^^^^^^^^^^^^ unchecked-recv: used before a failure is told apart [fix]
    bytes[n] = 0;
}

void drop(int fd, char *bytes) {
    io_get(fd, bytes, 99);
//  ^^^^^^^^^^^^^^^^^^^^^ unchecked-recv: is dropped [fix]
}

void take_the_end_for_data(int fd, char *bytes) {
    ssize_t n = io_get(fd, bytes, 99);
//              ^^^^^^^^^^^^^^^^^^^^^ unhandled-eof [fix]
    if (n < 0) return;
    bytes[n] = 0;
}

void spin(int fd, char *bytes, void (*consume)(char *, ssize_t)) {
    for (;;) {
        ssize_t n = io_get(fd, bytes, 99);
//                  ^^^^^^^^^^^^^^^^^^^^^ unhandled-eof: spins for ever [fix]
        if (n < 0) return;
        consume(bytes, n);
    }
}

int take_well(int fd, char *bytes) {
    ssize_t n = io_get(fd, bytes, 99);
    if (n <= 0) return -1;
    bytes[n] = 0;
    return 0;
}
