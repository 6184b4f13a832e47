package com.termfleet.terminal.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.runtime.LogLine;
import com.termfleet.terminal.JournalEntry;
import com.termfleet.terminal.TerminalStates.Expert;
import com.termfleet.terminal.state.JournalFact;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalParserTest {

    private static final Instant AT = Instant.parse("2026-01-05T10:00:00Z");
    private final JournalParser reader = new JournalParser("TermFleetFollower");

    private static JournalLine line(String text) {
        return JournalLine.of(new LogLine(AT, text));
    }

    private Optional<JournalFact> read(String text) {
        return reader.read(line(text));
    }

    private Optional<JournalFact> journal(String text) {
        return read("[journal] 10:00:00.123\tNetwork\t" + text);
    }

    @Test
    void a_line_of_the_journal_is_taken_apart() {
        assertThat(line("[journal] 10:00:00.123\tNetwork\t'7': authorized on X\tthrough Y")
                        .entry())
                .isEqualTo(new JournalEntry(AT, "Network", "'7': authorized on X\tthrough Y"));
        assertThat(line("[experts] 10:00:00.123\tDemoTrader (EURUSD,M1)\thello").entry())
                .isEqualTo(new JournalEntry(AT, "DemoTrader (EURUSD,M1)", "hello"));
    }

    @Test
    void what_is_not_ours_is_kept_as_it_is() {
        assertThat(line("wine: something happened").entry())
                .isEqualTo(new JournalEntry(AT, "container", "wine: something happened"));
        assertThat(line("").entry().text()).isEmpty();
    }

    @Test
    void a_login_that_is_let_in_is_understood() {
        assertThat(journal("'50001': authorized on TermFleet-Demo through Access Server 1 (ping: 1.23 ms)"))
                .contains(new JournalFact.Authorized());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Invalid account", "invalid account", "Account disabled"})
    void a_login_that_is_refused_for_good_is_told_from_one_that_fails_for_now(String reason) {
        assertThat(journal("'50001': authorization on TermFleet-Demo failed (" + reason + ")"))
                .hasValueSatisfying(fact -> assertThat(fact).isInstanceOf(JournalFact.Rejected.class));
        assertThat(journal("'50001': authorization on TermFleet-Demo failed (No connection)"))
                .hasValueSatisfying(fact -> assertThat(fact).isInstanceOf(JournalFact.BrokerFailed.class));
    }

    @Test
    void what_an_expert_prints_is_not_taken_for_the_brokers_words() {
        String rejection = "'50001': authorization on TermFleet-Demo failed (Invalid account)";
        assertThat(read("[experts] 10:00:00.123\tTermFleetFollower (EURUSD,M1)\t" + rejection))
                .isEmpty();
        assertThat(read("[experts] 10:00:00.123\tNetwork\t" + rejection)).isEmpty();
        assertThat(read("[journal] 10:00:00.123\tExperts\texpert '1': authorized on X through Y (EURUSD,M1) removed"))
                .isEmpty();
        assertThat(journal(rejection)).isNotEmpty();
    }

    @Test
    void a_lost_connection_and_the_investor_mode_are_understood() {
        assertThat(journal("'50001': connection to TermFleet-Demo lost"))
                .contains(new JournalFact.BrokerFailed("The connection to TermFleet-Demo is lost."));
        assertThat(journal("'50001': trading has been disabled - investor mode"))
                .contains(new JournalFact.ReadOnly());
    }

    @Test
    void the_linking_experts_life_is_followed_and_no_other_experts() {
        assertThat(state("expert TermFleetFollower (EURUSD,M1) loaded successfully"))
                .contains(Expert.STARTING);
        assertThat(state("initializing of TermFleetFollower (EURUSD,M1) failed with code 1"))
                .contains(Expert.FAILED);
        assertThat(state("loading of TermFleetFollower (EURUSD,M1) failed [193]"))
                .contains(Expert.FAILED);
        assertThat(state("expert TermFleetFollower (EURUSD,M1) removed")).contains(Expert.REMOVED);
        assertThat(state("expert DemoTrader (EURUSD,M1) removed")).isEmpty();
    }

    private Optional<Expert> state(String text) {
        return read("[journal] 10:00:00.123\tExperts\t" + text).map(fact -> ((JournalFact.ExpertState) fact).state());
    }

    @Test
    void the_entry_points_steps_are_followed() {
        assertThat(read("[entry] step=credentials")).contains(new JournalFact.Step("credentials"));
        assertThat(read("[entry] step=failed reason=the display does not answer"))
                .contains(new JournalFact.Step("failed"));
    }

    @Test
    void a_phrase_counts_only_where_the_terminal_wrote_it() {
        assertThat(read("'50001': authorized on TermFleet-Demo through nothing"))
                .isEmpty();
        assertThat(read("[experts] 10:00:00.123\tDemoTrader\tthe words step=terminal"))
                .isEmpty();
    }

    @Test
    void a_line_cut_anywhere_is_read_without_an_error() {
        String whole =
                "[journal] 10:00:00.123\tNetwork\t'50001': authorization on TermFleet-Demo failed (Invalid account)";
        for (int end = 0; end < whole.length(); end++) {
            Optional<JournalFact> fact = read(whole.substring(0, end));
            assertThat(fact.filter(JournalFact.Rejected.class::isInstance))
                    .as(whole.substring(0, end))
                    .isEmpty();
        }
        assertThat(read(whole)).isPresent();
    }

    @Property
    void no_text_is_an_error(@ForAll String text) {
        assertThat(line(text).entry().at()).isEqualTo(AT);
        read(text);
        read("[journal] 10:00:00.123\t" + text);
        read("[entry] " + text);
    }
}
