#pragma once
#include <cstddef>
#include <sys/socket.h>

class Conn {
public:
    Conn(const sockaddr *address, socklen_t size);
    ~Conn();
    void say(const char *text, size_t length);
    long hear(char *text, size_t length);

private:
    int fd_ = -1;
    int log_ = 2;
};
