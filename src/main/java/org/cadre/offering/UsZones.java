package org.cadre.offering;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Option;

/** The time zones of the United States, to choose from. */
public final class UsZones {
    /** Each with the key of its words. */
    private static final Map<String, String> ZONES = zones();

    private UsZones() {}

    private static Map<String, String> zones() {
        var zones = new LinkedHashMap<String, String>();
        zones.put("America/New_York", "offering.zone.eastern");
        zones.put("America/Chicago", "offering.zone.central");
        zones.put("America/Denver", "offering.zone.mountain");
        zones.put("America/Phoenix", "offering.zone.arizona");
        zones.put("America/Los_Angeles", "offering.zone.pacific");
        zones.put("America/Anchorage", "offering.zone.alaska");
        zones.put("Pacific/Honolulu", "offering.zone.hawaii");
        zones.put("America/Puerto_Rico", "offering.zone.atlantic");
        return zones;
    }

    public static boolean exists(String id) {
        return ZONES.containsKey(id);
    }

    public static List<Option> options(Texts texts) {
        return ZONES.entrySet().stream()
                .map(zone -> new Option(zone.getKey(), texts.say(zone.getValue())))
                .toList();
    }
}
