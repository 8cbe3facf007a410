// Knows the sockets only by the classes that have them.
#include "session.h"
#include <csignal>
#include <unistd.h>

void consume(const char *data, int length);

void Session::run() {
    signal(SIGPIPE, SIG_IGN);
    char buffer[512];
    for (;;) {
        int n = connection_->receive(buffer, sizeof buffer);
//              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unhandled-eof [fix]
        if (n < 0) return;
        consume(buffer, n);
    }
}

void Session::greet(net::Connection &other, net::Log &log) {
    other.sendAll("hello", 5);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^ unchecked-send [fix]
    log.sendAll("hello", 5);
    log_.sendAll("hello", 5);
    // No method of the class has this name.
    write(sock_, "hello", 5);
//  ^^^^^^^^^^^^^^^^^^^^^^^^ unchecked-send [fix]
}
