package com.pbxportal.app.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.coyote.CloseNowException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class LastResortFilterTest {

    private static final IOException FAILURE = new ClientTooSlow("Nothing came");

    private final LastResortFilter filter =
            new LastResortFilter(new ProblemWriter(JsonMapper.builder().build()));
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void what_fails_before_it_has_begun_is_told() throws Exception {
        answer((request, answer) -> {
            throw FAILURE;
        });

        assertThat(response.getStatus()).isEqualTo(408);
        assertThat(response.getContentAsString()).contains("request_timeout");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404})
    void what_has_begun_is_broken_off_and_so_is_a_refusal(int status) {
        assertThatThrownBy(() -> answer((request, answer) -> {
                    ((HttpServletResponse) answer).setStatus(status);
                    answer.flushBuffer();
                    throw FAILURE;
                }))
                .isInstanceOf(CloseNowException.class);
    }

    @Test
    void what_the_container_has_refused_is_its_own_to_answer() throws Exception {
        answer((request, answer) -> {
            request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, FAILURE);
            ((HttpServletResponse) answer).sendError(408);
            throw FAILURE;
        });

        assertThat(response.getStatus()).isEqualTo(408);
        assertThat(response.getContentAsString()).isEmpty();
    }

    private void answer(FilterChain chain) throws Exception {
        filter.doFilter(new MockHttpServletRequest("GET", "/api/v1/things"), response, chain);
    }
}
