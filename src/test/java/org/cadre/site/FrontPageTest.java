package org.cadre.site;

import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.junit.jupiter.api.Test;

@CadreTest
class FrontPageTest {
    private final Visitor stranger = new Visitor();

    @Test
    void saysWhatTheProgramIsAndWhereToBegin() {
        stranger.get("/").hasStatus(200).says("72 hours").says("See the schedule");
    }

    @Test
    void answersInWordsWhenThereIsNothing() {
        stranger.get("/no-such-page").hasStatus(404).says("There is nothing here for you");
    }
}
