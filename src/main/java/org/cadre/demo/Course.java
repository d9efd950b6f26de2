package org.cadre.demo;

/** How an internship goes. */
enum Course {
    /** Keeps the pace; of them are the certified. */
    STEADY,
    /** Logs too little, and sends reports late. */
    BEHIND,
    /** Was there for a while and has not been heard of since. */
    SILENT,
    ON_HOLD,
    WITHDRAWN,
    /** The protégé has not agreed yet. */
    WAITING;

    static Course ofOneUnderWay(Dice dice) {
        int roll = dice.between(1, 100);
        return roll <= 62
                ? STEADY
                : roll <= 81 ? BEHIND : roll <= 88 ? SILENT : roll <= 92 ? ON_HOLD : roll <= 95 ? WITHDRAWN : WAITING;
    }
}
