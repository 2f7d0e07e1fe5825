package cn.shuzhi.demo;

import java.nio.charset.StandardCharsets;

/**
 * What people decide, made repeatable: the answer follows from the seed, the number of the request and the question,
 * never from the order in which threads and processes ask.
 */
final class Dice {
    private final String seed;

    Dice(String seed) {
        this.seed = seed;
    }

    /** A number from 0 to 99. */
    int percent(String number, String question, long round) {
        long hash = 0xcbf29ce484222325L;
        for (byte one : (seed + '|' + number + '|' + question + '|' + round).getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (one & 0xff)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash ^= hash >>> 33;
        return (int) Long.remainderUnsigned(hash, 100);
    }

    /** Whether it comes to pass, so many times in a hundred. */
    boolean chance(int percent, String number, String question, long round) {
        return percent(number, question, round) < percent;
    }
}
