package org.cadre.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.cadre.CadreTest;
import org.cadre.demo.Demo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A large list goes in; how fast is said, not asserted. Fifty thousand rows with -Dcadre.import.rows=50000. */
@CadreTest
class ImportSpeedTest {
    @Autowired
    private Demo demo;

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private BringingIn bringing;

    @Test
    void aLargeListGoesIn(@TempDir Path folder) throws Exception {
        var cast = demo.bringIn();
        int before = bringing.count("person");
        int rows = Integer.getInteger("cadre.import.rows", 5_000);
        var file = ImportTrial.mentors(folder.resolve("people.csv"), rows);
        var measured = new ImportTrial(beans).run(file, ImportKind.PEOPLE, cast.office);
        System.out.printf(
                "import: %,d rows looked through at %,d rows/s, recorded at %,d rows/s%n",
                measured.rows(), measured.rowsPerSecondLooking(), measured.rowsPerSecondRecording());
        assertThat(bringing.count("person")).isEqualTo(before + rows);
    }
}
