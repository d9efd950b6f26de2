package org.cadre.platform.mail;

import java.util.regex.Pattern;

/** Whether what somebody typed can be an address of mail: whoever writes to it finds out the rest. */
public final class MailAddress {
    /** RFC 5321 allows no longer one. */
    public static final int LONGEST = 254;

    // Each label once and never tried again: a long row of dots must cost no more than its length.
    private static final Pattern SHAPE =
            Pattern.compile("[^@\\s\\p{Cntrl},;<>\"]++@[^@\\s\\p{Cntrl},;<>\".]++(?:\\.[^@\\s\\p{Cntrl},;<>\".]++)++");

    private MailAddress() {}

    public static boolean isOne(String typed) {
        return typed.length() <= LONGEST && SHAPE.matcher(typed).matches();
    }
}
