Feature: Accounts and headers

  @GW-USAGE-001 @must
  Scenario: What the engine counted is told, whole
    Given a gateway before an engine
    And the engine will answer "A" with counts of its own
    When the client of the gateway asks "A"
    Then the usage of "A" is the engine's [GW-USAGE-001(a)]

  @GW-USAGE-001 @must
  Scenario: What the engine counted is told, streamed
    Given a gateway before an engine
    And the engine will answer "A" with counts of its own
    When the client of the gateway asks in a stream "A" with:
      | stream_options | {"include_usage": true} |
    Then the usage of "A" is the engine's [GW-USAGE-001(b)]

  @GW-USAGE-001 @should
  Scenario: The engine is asked for usage also where the client did not ask
    Given a gateway before an engine
    When the client of the gateway asks in a stream "A"
    Then the engine is asked for the usage of "A", and its client is not told [GW-USAGE-001(c)]

  @GW-HEADER-001 @must
  Scenario: The client's key stays with the gateway
    Given a gateway before an engine
    When the client of the gateway asks "A"
    Then the key of "A" does not reach the engine [GW-HEADER-001(a)]

  @GW-HEADER-001 @must
  Scenario Outline: Cookies stay on their side, <way>
    Given a gateway before an engine
    And the engine will answer "A" with a cookie and a header of one hop
    When the client of the gateway <asks> "A"
    Then the cookie of "A" does not reach the engine [GW-HEADER-001(b)]
    And the engine's cookie does not reach the client of "A" [GW-HEADER-001(b)]

    Examples:
      | way      | asks             |
      | whole    | asks             |
      | streamed | asks in a stream |

  @GW-HEADER-001 @must
  Scenario: Headers of one hop are not passed on
    Given a gateway before an engine
    And the engine will answer "A" with a cookie and a header of one hop
    When the client of the gateway asks "A" with a header of one hop
    Then the header of one hop of "A" does not reach the engine [GW-HEADER-001(c)]
    And the engine's header of one hop does not reach the client of "A" [GW-HEADER-001(c)]

  @GW-TRACE-001 @must
  Scenario Outline: A trace goes on, <way>
    Given a gateway before an engine
    When the client of the gateway <asks> "A"
    Then the trace of "A" goes on at the engine [GW-TRACE-001(a)]

    Examples:
      | way      | asks             |
      | whole    | asks             |
      | streamed | asks in a stream |

  @GW-TRACE-001 @should
  Scenario: Each answer has a request id, refusals too
    Given a gateway before an engine
    And the engine will refuse "B" with 400
    When the client of the gateway asks "A"
    And the client of the gateway asks "B"
    Then "A" is answered with a request id [GW-TRACE-001(b)]
    And "B" is answered with a request id [GW-TRACE-001(b)]
