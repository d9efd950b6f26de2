package org.cadre.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cadre.CadreTest;
import org.cadre.demo.Demo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** A large list goes in; how fast is said, not asserted. Fifty thousand rows with -Dcadre.import.rows=50000. */
@CadreTest
class ImportSpeedTest {
    @Autowired
    private Demo demo;

    @Autowired
    private ImportTrial trial;

    @Autowired
    private BringingIn bringing;

    @Test
    void aLargeListGoesIn(@TempDir Path folder) throws Exception {
        var cast = demo.bringIn();
        int before = bringing.count("person");
        int rows = Integer.getInteger("cadre.import.rows", 5_000);
        var file = Files.writeString(
                folder.resolve("people.csv"),
                "Full name,Email,Phone,District,State,Member number,Valid to,Position,Years\n"
                        + IntStream.range(0, rows)
                                .mapToObj(n -> "Mentor Number %d,m%d@school.example,555-01%d,Bluebonnet ISD (Sample),TX,M-%d,6/30/2027,Principal,%d"
                                        .formatted(n, n, n, n, n % 40))
                                .collect(Collectors.joining("\n")));
        var measured = trial.run(file, ImportKind.PEOPLE, cast.office);
        System.out.printf(
                "import: %,d rows looked through at %,d rows/s, recorded at %,d rows/s%n",
                measured.rows(), measured.rowsPerSecondLooking(), measured.rowsPerSecondRecording());
        assertThat(bringing.count("person")).isEqualTo(before + rows);
    }
}
