package org.cadre.offering;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Option;

/** The states and territories, by their postal codes; lists also write their names in full. */
public final class UsState {
    private static final Map<String, String> NAMES = Arrays.stream("""
        AL=alabama,AK=alaska,AZ=arizona,AR=arkansas,CA=california,CO=colorado,CT=connecticut,DE=delaware,\
        DC=district of columbia,FL=florida,GA=georgia,HI=hawaii,ID=idaho,IL=illinois,IN=indiana,IA=iowa,KS=kansas,\
        KY=kentucky,LA=louisiana,ME=maine,MD=maryland,MA=massachusetts,MI=michigan,MN=minnesota,MS=mississippi,\
        MO=missouri,MT=montana,NE=nebraska,NV=nevada,NH=new hampshire,NJ=new jersey,NM=new mexico,NY=new york,\
        NC=north carolina,ND=north dakota,OH=ohio,OK=oklahoma,OR=oregon,PA=pennsylvania,RI=rhode island,\
        SC=south carolina,SD=south dakota,TN=tennessee,TX=texas,UT=utah,VT=vermont,VA=virginia,WA=washington,\
        WV=west virginia,WI=wisconsin,WY=wyoming,AS=american samoa,GU=guam,MP=northern mariana islands,\
        PR=puerto rico,VI=virgin islands\
        """.split(","))
            .map(pair -> pair.split("="))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, _) -> one, LinkedHashMap::new));

    private UsState() {}

    public static boolean exists(String code) {
        return NAMES.containsKey(code);
    }

    /** The code of one that is written by its letters, or in full. */
    public static Optional<String> find(String written) {
        String letters = written.replace(".", "").toUpperCase(Locale.ROOT);
        String name = written.toLowerCase(Locale.ROOT);
        return NAMES.entrySet().stream()
                .filter(one -> one.getKey().equals(letters) || one.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    public static String name(Texts texts, String code) {
        return exists(code) ? texts.say("offering.state." + code) : code;
    }

    public static List<Option> options(Texts texts) {
        return NAMES.keySet().stream()
                .map(code -> new Option(code, name(texts, code)))
                .toList();
    }
}
