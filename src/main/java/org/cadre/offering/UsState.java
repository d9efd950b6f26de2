package org.cadre.offering;

import java.util.Arrays;
import java.util.List;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Option;

/** The states an event can be held in, by their postal codes. */
public final class UsState {
    private static final List<String> CODES =
            Arrays.asList(("AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME "
                            + "MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA PR RI SC SD TN TX UT VT VA WA WV WI WY")
                    .split(" "));

    private UsState() {}

    public static boolean exists(String code) {
        return CODES.contains(code);
    }

    public static String name(Texts texts, String code) {
        return exists(code) ? texts.say("offering.state." + code) : code;
    }

    public static List<Option> options(Texts texts) {
        return CODES.stream().map(code -> new Option(code, name(texts, code))).toList();
    }
}
