#pragma once
#include "../net/connection.h"
#include <memory>

class Session {
public:
    void run();
    void greet(net::Connection &other, net::Log &log);

private:
    std::unique_ptr<net::Connection> connection_;
    net::Log log_;
    int sock_ = -1;
};
