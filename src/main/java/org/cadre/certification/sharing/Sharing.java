package org.cadre.certification.sharing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * What a certificate looks like elsewhere: addresses and a snippet, made of nothing but what the check page shows anyone.
 *
 * @param program the certificate's title
 * @param address of the check page
 */
record Sharing(String program, String association, String number, LocalDate issued, LocalDate expires, String address) {
    private static final String ADD_TO_PROFILE = "https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME";

    /** Opens a filled-in form at LinkedIn; nothing is sent before its owner does. */
    String addToProfile() {
        return ADD_TO_PROFILE
                + "&name=" + encoded(program)
                + "&organizationName=" + encoded(association)
                + "&issueYear=" + issued.getYear()
                + "&issueMonth=" + issued.getMonthValue()
                + "&expirationYear=" + expires.getYear()
                + "&expirationMonth=" + expires.getMonthValue()
                + "&certUrl=" + encoded(address)
                + "&certId=" + encoded(number);
    }

    /** For a web page: a picture that leads to the check page, without script. */
    String snippet() {
        return "<a href=\"%s\"><img src=\"%s/badge.svg\" alt=\"%s\" width=\"180\" height=\"180\"></a>"
                .formatted(attribute(address), attribute(address), attribute(program + ", " + association));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String attribute(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
