#include "connection.h"
#include <unistd.h>

namespace net {

bool Channel::sendAll(const char *data, size_t length) {
    while (length > 0) {
        ssize_t sent = send(sock_, data, length, MSG_NOSIGNAL);
        if (sent < 0) return false;
        data += sent;
        length -= static_cast<size_t>(sent);
    }
    return true;
}

void Connection::hello() {
    sendAll("hello", 5);
//  ^^^^^^^^^^^^^^^^^^^ unchecked-send: The result of `sendAll` is dropped. [fix]
    this->sendAll("hello", 5);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^ unchecked-send [fix]
    if (!sendAll("hello", 5)) throw 1;
    // A method of the class, and no call of the system.
    write("hello");
}

// What was not sent stays in the object.
bool Channel::flush(int sock) {
    ssize_t sent = send(sock, pending_, length_, MSG_NOSIGNAL);
    if (sent < 0) return false;
    length_ -= sent;
    return true;
}

void Channel::keep() {
    flush(sock_);
}

bool Log::sendAll(const char *, size_t) {
    return true;
}

}  // namespace net
