/* What the benchmark programs share: the clock, medians, and failing loudly. */
#ifndef FERROVIRT_BENCH_H
#define FERROVIRT_BENCH_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define CHECK(good)                                                         \
    do {                                                                    \
        if (!(good)) {                                                      \
            fprintf(stderr, "%s:%d: %s failed\n", __FILE__, __LINE__, #good); \
            exit(1);                                                        \
        }                                                                   \
    } while (0)

/* Nanoseconds since some moment. */
static inline double now_ns(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static int by_value(const void *one, const void *other)
{
    double left = *(const double *)one, right = *(const double *)other;
    return (left > right) - (left < right);
}

static inline double median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof(*values), by_value);
    return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

/* One figure, as run.py reads it: what was measured, at what size, and the figure. */
static inline void report(const char *what, long size, double value)
{
    printf("%s\t%ld\t%.2f\n", what, size, value);
    fflush(stdout);
}

/* Bytes of memory that the process holds. */
static inline double resident_bytes(void)
{
    long pages = 0, resident = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    CHECK(file && fscanf(file, "%ld %ld", &pages, &resident) == 2);
    fclose(file);
    return (double)resident * 4096;
}

/* Takes `rounds` figures by running `body`, which sets `figure`, and reports their median. */
#define MEASURE(what, size, rounds, figure, body)           \
    do {                                                    \
        double values_[(rounds)];                           \
        for (int round_ = 0; round_ < (rounds); round_++) { \
            double figure = 0;                              \
            body;                                           \
            values_[round_] = figure;                       \
        }                                                   \
        report(what, size, median(values_, (rounds)));      \
    } while (0)

#endif
