// What the class has is written here, and what its methods do elsewhere.
#pragma once
#include <cstddef>
#include <sys/socket.h>

namespace net {

class Channel {
public:
    virtual ~Channel() = default;
    bool sendAll(const char *data, size_t length);

    bool flush(int sock);
    void keep();

protected:
    int sock_ = -1;
    char *pending_ = nullptr;
    long length_ = 0;
};

class EXPORTED Connection final : public Channel, private Counted<Connection> {
public:
    explicit Connection(int sock);
    int receive(char *buffer, size_t size) {
        return static_cast<int>(recv(sock_, buffer, size, 0));
    }
    void hello();
    void write(const char *line);

private:
    struct Options { int retries; };
    Options options_{3};
};

class Log {
public:
    bool sendAll(const char *data, size_t length);
};

}  // namespace net
