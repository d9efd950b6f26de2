package org.cadre.notification.nudge;

/** How somebody wants to be reminded; by mail, since there is no other channel yet. */
record Preference(Frequency frequency, QuietHours quiet) {
    static final Preference DEFAULT = new Preference(Frequency.EACH, QuietHours.DEFAULT);
}
