// A member that the constructor puts a socket into, of a class that a header declares.
#include "conn.h"
#include <csignal>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

Conn::Conn(const sockaddr *address, socklen_t size) {
    signal(SIGPIPE, SIG_IGN);
    fd_ = ::socket(AF_INET, SOCK_STREAM, 0);
    if (fd_ < 0 || ::connect(fd_, address, size) < 0) throw std::runtime_error("no connection");
}

Conn::~Conn() { ::close(fd_); }

void Conn::say(const char *text, size_t length) {
    ::write(fd_, text, length);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^ unchecked-send [fix]
    ::write(log_, text, length);
}
