/* What a script sets before or between calls: options of a socket, timers, pauses, limits, full buffers. */
#include "probe.h"
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static const struct outcome quiet = {.shape = QUIET};

static void need(int status, const char *what) {
  if (status != 0) give_up(what, strerror(errno));
}

static void set_number(int handle, int level, int option, int value, const char *name) {
  need(setsockopt(handle, level, option, &value, sizeof value), name);
}

static void set_time(int handle, int option, int milliseconds) {
  struct timeval limit = {.tv_sec = milliseconds / 1000, .tv_usec = (milliseconds % 1000) * 1000};
  need(setsockopt(handle, SOL_SOCKET, option, &limit, sizeof limit), "a time limit");
}

#ifdef __linux__
static void keep_alive(int handle, int idle, int probes) {
  set_number(handle, SOL_SOCKET, SO_KEEPALIVE, 1, "keepalive");
  set_number(handle, IPPROTO_TCP, TCP_KEEPIDLE, idle, "keepalive idle");
  set_number(handle, IPPROTO_TCP, TCP_KEEPINTVL, 1, "keepalive interval");
  set_number(handle, IPPROTO_TCP, TCP_KEEPCNT, probes, "keepalive count");
}
#endif

static void set_option(const struct line *line, int at) {
  int handle = handle_of(word_at(line, at + 1));
  const char *name = word_at(line, at + 2);
  int value = number_at(line, at + 3, 1);
  if (strcmp(name, "linger") == 0) {
    struct linger linger = {.l_onoff = 1, .l_linger = value};
    need(setsockopt(handle, SOL_SOCKET, SO_LINGER, &linger, sizeof linger), name);
  } else if (strcmp(name, "receive-timeout") == 0) set_time(handle, SO_RCVTIMEO, value);
  else if (strcmp(name, "send-timeout") == 0) set_time(handle, SO_SNDTIMEO, value);
  else if (strcmp(name, "reuse-address") == 0) set_number(handle, SOL_SOCKET, SO_REUSEADDR, value, name);
  else if (strcmp(name, "broadcast") == 0) set_number(handle, SOL_SOCKET, SO_BROADCAST, value, name);
  else if (strcmp(name, "receive-buffer") == 0) set_number(handle, SOL_SOCKET, SO_RCVBUF, value, name);
  else if (strcmp(name, "send-buffer") == 0) set_number(handle, SOL_SOCKET, SO_SNDBUF, value, name);
  else if (strcmp(name, "no-delay") == 0) set_number(handle, IPPROTO_TCP, TCP_NODELAY, value, name);
#ifdef __linux__
  else if (strcmp(name, "user-timeout") == 0) set_number(handle, IPPROTO_TCP, TCP_USER_TIMEOUT, value, name);
  else if (strcmp(name, "fast-open-connect") == 0) set_number(handle, IPPROTO_TCP, TCP_FASTOPEN_CONNECT, value, name);
  else if (strcmp(name, "report-icmp") == 0) set_number(handle, IPPROTO_IP, IP_RECVERR, value, name);
  else if (strcmp(name, "keepalive") == 0) keep_alive(handle, value, number_at(line, at + 4, 2));
#endif
  else give_up("there is no such option here", name);
}

static void set_blocking(int handle, int blocking) {
  int flags = fcntl(handle, F_GETFL);
  need(flags < 0 ? -1 : fcntl(handle, F_SETFL, blocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK), "non-blocking");
}

static void rest(int milliseconds) {
  struct timespec left = {.tv_sec = milliseconds / 1000, .tv_nsec = (milliseconds % 1000) * 1000000L};
  while (nanosleep(&left, &left) != 0 && errno == EINTR) continue;
}

static void on_alarm(int signal) { (void)signal; }

/* A signal in so many milliseconds, whose handler was installed with or without SA_RESTART. */
static void alarm_in(int milliseconds, int restart) {
  struct sigaction action = {.sa_handler = on_alarm, .sa_flags = restart ? SA_RESTART : 0};
  struct itimerval once = {.it_value = {.tv_sec = milliseconds / 1000, .tv_usec = (milliseconds % 1000) * 1000}};
  need(sigaction(SIGALRM, &action, NULL), "a signal handler");
  need(setitimer(ITIMER_REAL, &once, NULL), "a timer");
}

/* Lets the process open `spare` more descriptors; below 0, as many as before. */
static void limit_descriptors(int spare) {
  static struct rlimit before;
  if (before.rlim_max == 0) need(getrlimit(RLIMIT_NOFILE, &before), "the limit of descriptors");
  struct rlimit wanted = before;
  if (spare >= 0) {
    int lowest = dup(0);
    need(lowest < 0, "a descriptor");
    close(lowest);
    wanted.rlim_cur = (rlim_t)(lowest + spare);
  }
  need(setrlimit(RLIMIT_NOFILE, &wanted), "the limit of descriptors");
}

/* How many bytes `fill` could write and `drain` could read. */
static long filled;
static long drained;

/* Writes until the kernel takes no more; the call that says EAGAIN is left to the script. */
static void fill(int handle) {
  static char bytes[65536];
  set_blocking(handle, 0);
  for (int quiet_rounds = 0; quiet_rounds < 3;) {
    ssize_t sent = send(handle, bytes, sizeof bytes, MSG_NOSIGNAL);
    if (sent > 0) {
      filled += sent;
      quiet_rounds = 0;
    } else if (errno == EAGAIN) {
      quiet_rounds++;
      rest(50);
    } else give_up("the buffer could not be filled", strerror(errno));
  }
  set_blocking(handle, 1);
}

/* Reads until the end or an error, and reports which of them it was. */
static struct outcome drain(int handle) {
  static char bytes[65536];
  ssize_t got = 0;
  while ((got = recv(handle, bytes, sizeof bytes, 0)) > 0) drained += got;
  return (struct outcome){.shape = COUNT, .returned = got, .error = got < 0 ? errno : 0};
}

static struct outcome missing(void) {
  struct outcome outcome = {.shape = WORDS};
  snprintf(outcome.says, TEXT, "%s", drained < filled ? "some of it is missing" : "nothing is missing");
  return outcome;
}

/* Waits until there is something to read. What poll says is not reported: it depends on how much has come by then. */
static void wait_for(int handle, int milliseconds) {
  struct pollfd one = {.fd = handle, .events = POLLIN};
  poll(&one, 1, milliseconds);
}

struct outcome run_setting(const struct line *line, int at, int *known) {
  const char *verb = word_at(line, at);
  *known = 1;
  if (strcmp(verb, "option") == 0) set_option(line, at);
  else if (strcmp(verb, "nonblocking") == 0) set_blocking(handle_of(word_at(line, at + 1)), 0);
  else if (strcmp(verb, "blocking") == 0) set_blocking(handle_of(word_at(line, at + 1)), 1);
  else if (strcmp(verb, "pause") == 0) rest(number_at(line, at + 1, 100));
  else if (strcmp(verb, "wait") == 0) wait_for(handle_of(word_at(line, at + 1)), number_at(line, at + 2, 1000));
  else if (strcmp(verb, "alarm") == 0) alarm_in(number_at(line, at + 1, 100), strcmp(word_at(line, at + 2), "restart") == 0);
  else if (strcmp(verb, "limit-descriptors") == 0) limit_descriptors(number_at(line, at + 1, -1));
  else if (strcmp(verb, "place") == 0) keep_place(word_at(line, at + 1), word_at(line, at + 2));
  else if (strcmp(verb, "fill") == 0) fill(handle_of(word_at(line, at + 1)));
  else if (strcmp(verb, "drain") == 0) return drain(handle_of(word_at(line, at + 1)));
  else if (strcmp(verb, "missing") == 0) return missing();
  else if (strcmp(verb, "file") == 0) remember_handle(word_at(line, at + 1), open("/dev/null", O_RDWR));
  else *known = 0;
  return quiet;
}
