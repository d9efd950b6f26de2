package org.cadre.imports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The states as lists write them: by their two letters, or in full. */
final class States {
    private static final Map<String, String> LETTERS = Arrays.stream("""
            AL=alabama,AK=alaska,AZ=arizona,AR=arkansas,CA=california,CO=colorado,CT=connecticut,DE=delaware,\
            DC=district of columbia,FL=florida,GA=georgia,HI=hawaii,ID=idaho,IL=illinois,IN=indiana,IA=iowa,KS=kansas,\
            KY=kentucky,LA=louisiana,ME=maine,MD=maryland,MA=massachusetts,MI=michigan,MN=minnesota,MS=mississippi,\
            MO=missouri,MT=montana,NE=nebraska,NV=nevada,NH=new hampshire,NJ=new jersey,NM=new mexico,NY=new york,\
            NC=north carolina,ND=north dakota,OH=ohio,OK=oklahoma,OR=oregon,PA=pennsylvania,RI=rhode island,\
            SC=south carolina,SD=south dakota,TN=tennessee,TX=texas,UT=utah,VT=vermont,VA=virginia,WA=washington,\
            WV=west virginia,WI=wisconsin,WY=wyoming,PR=puerto rico,GU=guam,VI=virgin islands,AS=american samoa,\
            MP=northern mariana islands""".split(","))
            .map(pair -> pair.split("="))
            .collect(Collectors.toMap(pair -> pair[1], pair -> pair[0]));

    private States() {}

    static Optional<String> find(String text) {
        String letters = text.replace(".", "").toUpperCase(Locale.ROOT);
        return LETTERS.containsValue(letters)
                ? Optional.of(letters)
                : Optional.ofNullable(LETTERS.get(text.toLowerCase(Locale.ROOT)));
    }
}
