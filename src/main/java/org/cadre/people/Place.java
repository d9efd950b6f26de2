package org.cadre.people;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Places a request comes from and places it may be sent on to. */
public final class Place {
    private static final int NETWORK_BYTES = 8;
    private static final Pattern HERE = Pattern.compile("/(?!/)[!-\\[\\]-~]{0,1000}");

    private Place() {}

    /** Where a request comes from, for limits: an address, or the network of one household or office in IPv6. */
    public static String of(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        try {
            // Its bytes, since an address of IPv6 is written in many ways, one of them by a proxy.
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(six.getAddress(), 0, NETWORK_BYTES)
                    : address;
        } catch (IllegalArgumentException _) {
            return address;
        }
    }

    /** A path of ours, or the first page when it is anything else: nobody is sent on to a stranger's address. */
    static String onwards(String then) {
        return HERE.matcher(then).matches() && !then.startsWith("/sign-in") && !then.startsWith("/sign-out")
                ? then
                : "/home";
    }

    /** The page of ours that somebody was on, or the front page when it is anything else. */
    static String back(String then) {
        return HERE.matcher(then).matches() ? then : "/";
    }
}
