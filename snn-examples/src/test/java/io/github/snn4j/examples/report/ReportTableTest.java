package io.github.snn4j.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTableTest {

    private final ReportTable table = new ReportTable(
            "t.csv",
            "Rules <all>",
            List.of("rule", "angle of hidden"),
            List.of(List.of("a", "1.5"), List.of("bcd", "n/a")));

    @Test
    void textIsAlignedUnderNamesOfSeveralLines() {
        assertThat(table.text())
                .isEqualTo("         angle\n            of\n  rule  hidden\n  a        1.5\n  bcd      n/a\n");
    }

    @Test
    void commasAndQuotesAreQuotedInTheFile() {
        ReportTable odd = new ReportTable("o.csv", "", List.of("a,b", "c"), List.of(List.of("say \"x\"", "1")));
        assertThat(odd.csv()).isEqualTo("\"a,b\",c\n\"say \"\"x\"\"\",1\n");
        assertThat(table.csv()).isEqualTo("rule,angle of hidden\na,1.5\nbcd,n/a\n");
    }

    @Test
    void theReportShowsIt() {
        RunResult result = RunResult.builder().table(table).build();
        RunReport report =
                new RunReport("x", "", "snn run x", 1, new Versions("1", "17", "os", "scalar", "none"), null, result);
        assertThat(SummaryTable.of(report)).endsWith(table.text());
        assertThat(HtmlReport.of(report))
                .contains("Rules &lt;all&gt;", "<th scope=\"col\">angle of hidden</th>", "<td>n/a</td>");
        assertThat(RunJson.of(report)).contains("\"t.csv\"");
    }

    @Test
    void badNamesAndRowsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReportTable("../t.csv", "", List.of(), List.of()))
                .withMessageContaining("../t.csv");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReportTable("t.csv", "", List.of("a"), List.of(List.of("1", "2"))))
                .withMessageContaining("1 cells");
    }
}
