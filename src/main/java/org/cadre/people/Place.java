package org.cadre.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/** Places a request comes from and places it may be sent on to. */
final class Place {
    private static final Pattern HERE = Pattern.compile("/(?![/\\\\])[^\\\\\\p{Cntrl}\\s]*");

    private Place() {}

    /** Where a request comes from, for limits: an address, or the network of one household or office in IPv6. */
    static String of(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        if (address.indexOf(':') < 0) {
            return address;
        }
        String[] groups = address.split(":", -1);
        return groups.length < 8 ? address : String.join(":", groups[0], groups[1], groups[2], groups[3]);
    }

    /** A path of ours, or the first page when it is anything else: nobody is sent on to a stranger's address. */
    static String onwards(String then) {
        return HERE.matcher(then).matches() && !then.startsWith("/sign-in") && !then.startsWith("/sign-out")
                ? then
                : "/home";
    }
}
