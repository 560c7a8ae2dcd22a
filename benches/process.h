/* What whole processes take. */
#ifndef FERROVIRT_PROCESS_H
#define FERROVIRT_PROCESS_H

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"

#define PROCESSES 31

/* Runs a program, which ends by itself, many times without arguments; reports its time and peak memory. */
static inline void report_processes(char *program)
{
    double times[PROCESSES], peaks[PROCESSES];

    for (int i = 0; i < PROCESSES; i++) {
        double begin = now_ns();
        struct rusage usage;
        int status;
        pid_t child = fork();

        if (child == 0) {
            execl(program, program, (char *)NULL);
            _exit(1);
        }
        CHECK(wait4(child, &status, 0, &usage) == child && status == 0);
        times[i] = now_ns() - begin;
        peaks[i] = (double)usage.ru_maxrss * 1024;
    }
    report("open, list, close: whole process", 0, median(times, PROCESSES));
    report("open, list, close: peak memory", 0, median(peaks, PROCESSES));
}

#endif
