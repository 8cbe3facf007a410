/*
 * Runs socket calls one by one, as a script on standard input says, and prints what each of them gave: one JSON line a call.
 * No library stands between the script and the kernel: nothing is retried, nothing is polled for in secret.
 */
#include "probe.h"
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { MAX_BACKGROUND = 8, LINE = 512 };

/* A call that runs in a thread of its own, so that the script can go on while it waits. */
static struct background {
  struct line line;
  char text[LINE];
  struct outcome outcome;
  int signalled;
  double took;
  int done;
  pthread_mutex_t mutex;
  pthread_cond_t condition;
} background[MAX_BACKGROUND];

static _Thread_local volatile sig_atomic_t pipe_signal;

static void on_pipe(int signal) {
  (void)signal;
  pipe_signal = 1;
}

_Noreturn void give_up(const char *what, const char *why) {
  printf("{\"stopped\":\"%s %s\"}\n", what, why);
  fflush(stdout);
  _exit(3);
}

const char *word_at(const struct line *line, int index) { return index < line->count ? line->word[index] : ""; }

int number_at(const struct line *line, int index, int otherwise) {
  const char *word = word_at(line, index);
  return word[0] == '\0' ? otherwise : atoi(word);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1000 + (double)time.tv_nsec / 1e6;
}

struct outcome run_call(const struct line *line, int first) {
  int known = 0;
  errno = 0;
  // Within a thread: a call that waits before it begins.
  if (strcmp(word_at(line, first), "delayed") == 0) {
    usleep((useconds_t)number_at(line, first + 1, 100) * 1000);
    return run_call(line, first + 2);
  }
  struct outcome outcome = run_socket_call(line, first, &known);
  if (!known) outcome = run_setting(line, first, &known);
  if (!known) outcome = run_surroundings(line, first, &known);
  if (!known) give_up("there is no call named", word_at(line, first));
  return outcome;
}

/* The outcome in one word, as the failure tables write it. */
static const char *in_a_word(const struct outcome *outcome, const char *verb) {
  if (outcome->shape == WORDS) return outcome->says;
  if (outcome->returned < 0) return error_name(outcome->error);
  if (outcome->shape == HANDLE) return "descriptor";
  if (outcome->shape == STATUS) return "success";
  int reading = verb[0] == 'r' || verb[0] == 'd';
  if (reading) return outcome->returned == 0 ? "EOF" : "count";
  return (size_t)outcome->returned < outcome->asked ? "partial" : "count";
}

static void print(int number, const struct outcome *outcome, const char *verb, int signalled, double took) {
  if (outcome->shape == QUIET) return;
  printf("{\"line\":%d,\"result\":\"%s\"", number, in_a_word(outcome, verb));
  if (outcome->shape != HANDLE || outcome->returned < 0) printf(",\"returned\":%ld", outcome->returned);
  if (outcome->error != 0) printf(",\"errno\":%d", outcome->error);
  if (signalled) printf(",\"signal\":\"SIGPIPE\"");
  printf(",\"ms\":%.0f}\n", took);
  fflush(stdout);
}

static void run_now(const struct line *line) {
  pipe_signal = 0;
  double start = now();
  struct outcome outcome = run_call(line, 0);
  print(line->number, &outcome, word_at(line, 0), pipe_signal, now() - start);
}

static void *run_aside(void *argument) {
  struct background *own = argument;
  sigset_t others;
  sigemptyset(&others);
  sigaddset(&others, SIGALRM);
  pthread_sigmask(SIG_BLOCK, &others, NULL);
  pipe_signal = 0;
  double start = now();
  struct outcome outcome = run_call(&own->line, 2);
  pthread_mutex_lock(&own->mutex);
  own->outcome = outcome;
  own->signalled = pipe_signal;
  own->took = now() - start;
  own->done = 1;
  pthread_cond_signal(&own->condition);
  pthread_mutex_unlock(&own->mutex);
  return NULL;
}

static void split(char *text, struct line *line) {
  line->count = 0;
  char *rest = NULL;
  for (char *word = strtok_r(text, " ", &rest); word != NULL; word = strtok_r(NULL, " ", &rest)) {
    if (line->count == MAX_WORDS) give_up("this line is too long", text);
    line->word[line->count++] = word;
  }
}

static struct background *called(const char *name) {
  for (int i = 0; i < MAX_BACKGROUND; i++)
    if (background[i].line.count > 1 && strcmp(background[i].line.word[1], name) == 0) return &background[i];
  return NULL;
}

static void start(int number, const char *text) {
  struct background *own = NULL;
  for (int i = 0; i < MAX_BACKGROUND && own == NULL; i++)
    if (background[i].line.count == 0) own = &background[i];
  if (own == NULL) give_up("there are too many calls at a time", text);
  snprintf(own->text, LINE, "%s", text);
  split(own->text, &own->line);
  own->line.number = number;
  pthread_mutex_init(&own->mutex, NULL);
  pthread_cond_init(&own->condition, NULL);
  pthread_t thread;
  if (pthread_create(&thread, NULL, run_aside, own) != 0) give_up("no thread", strerror(errno));
  pthread_detach(thread);
}

static const char *verb_of(const struct line *line) {
  return word_at(line, strcmp(word_at(line, 2), "delayed") == 0 ? 4 : 2);
}

/* Reports a call that was started before, or that it still waits after so many milliseconds. */
static void await(int number, const char *name, int milliseconds) {
  struct background *own = called(name);
  if (own == NULL) give_up("nothing was started as", name);
  struct timespec until;
  clock_gettime(CLOCK_REALTIME, &until);
  until.tv_sec += milliseconds / 1000;
  until.tv_nsec += (milliseconds % 1000) * 1000000L;
  if (until.tv_nsec >= 1000000000L) {
    until.tv_sec++;
    until.tv_nsec -= 1000000000L;
  }
  pthread_mutex_lock(&own->mutex);
  while (!own->done && pthread_cond_timedwait(&own->condition, &own->mutex, &until) == 0) continue;
  if (own->done) print(number, &own->outcome, verb_of(&own->line), own->signalled, own->took);
  else {
    printf("{\"line\":%d,\"result\":\"blocks\",\"ms\":%d}\n", number, milliseconds);
    fflush(stdout);
  }
  pthread_mutex_unlock(&own->mutex);
}

int main(int count, char **words) {
  set_peer_port(count > 1 ? atoi(words[1]) : 0);
  struct sigaction action = {.sa_handler = on_pipe, .sa_flags = SA_RESTART};
  sigaction(SIGPIPE, &action, NULL);
  signal(SIGCHLD, SIG_DFL);
  char text[LINE];
  for (int number = 1; fgets(text, sizeof text, stdin) != NULL; number++) {
    text[strcspn(text, "\n")] = '\0';
    struct line line = {.number = number};
    char copy[LINE];
    snprintf(copy, sizeof copy, "%s", text);
    split(copy, &line);
    if (line.count == 0) continue;
    if (strcmp(line.word[0], "start") == 0) start(number, text);
    else if (strcmp(line.word[0], "await") == 0) await(number, word_at(&line, 1), number_at(&line, 2, 1000));
    else run_now(&line);
  }
  // Threads may still wait in calls that never return.
  _exit(0);
}
