Feature: Failures of the engine

  @GW-FAIL-001 @must
  Scenario Outline: A failure before the first byte is a failure, <way>: <kind>
    Given a gateway before an engine
    And the engine will fail "A" by <kind>
    When the client of the gateway asks "plain"
    And the client of the gateway <asks> "A"
    Then the text of "plain" is the engine's [GW-FAIL-001(<part>)]
    And "A" fails as the engine did [GW-FAIL-001(<part>)]

    Examples:
      | way      | kind     | asks             | part |
      | whole    | http-500 | asks             | a    |
      | streamed | http-500 | asks in a stream | a    |
      | whole    | close    | asks             | d    |
      | streamed | close    | asks in a stream | d    |

  @GW-FAIL-001 @must
  Scenario Outline: A failure inside the stream ends no text: <kind>
    Given a gateway before an engine
    And the engine will give "A" the pieces and hold:
      | one |
    When the client of the gateway asks in a stream "plain"
    And the client of the gateway begins the stream "A"
    And an engine works at task "A"
    And the client of "A" has what the engine gave
    And the engine fails task "A" by <kind>
    And the client of "A" hears its end
    Then the text of "plain" is the engine's [GW-FAIL-001(<part>)]
    And the reason of "plain" is the engine's [GW-FAIL-001(<part>)]
    And "A" is broken off [GW-FAIL-001(<part>)]

    Examples:
      | kind        | part |
      | error-event | b    |
      | truncate    | c    |
      | reset       | c    |
      | silent-end  | c    |

  @GW-FAIL-001 @must
  Scenario: An event that can't be read is no text and no success
    Given a gateway before an engine
    And the engine will give "A" the pieces and hold:
      | one |
    When the client of the gateway asks in a stream "plain"
    And the client of the gateway begins the stream "A"
    And an engine works at task "A"
    And the client of "A" has what the engine gave
    And the engine fails task "A" by malformed
    And the engine fails task "A" by silent-end
    And the client of "A" hears its end
    Then the text of "plain" is the engine's [GW-FAIL-001(e)]
    And "A" is broken off [GW-FAIL-001(e)]

  @GW-FAIL-002 @must
  Scenario Outline: A refusal for load stays one, <way>
    Given a gateway before an engine
    And the engine will refuse "A" with 429 for 3 s
    And the engine will refuse "B" with 503
    When the client of the gateway asks "plain"
    And the client of the gateway <asks> "A"
    And the client of the gateway <asks> "B"
    Then the text of "plain" is the engine's [GW-FAIL-002(a)]
    And "A" is refused for load [GW-FAIL-002(a)]
    And "A" says when to come again, and no sooner than the engine [GW-FAIL-002(b)]
    And "B" is refused for load [GW-FAIL-002(d)]

    Examples:
      | way      | asks             |
      | whole    | asks             |
      | streamed | asks in a stream |

  @GW-FAIL-002 @must
  Scenario Outline: What the engine does not take is refused, <way>
    Given a gateway before an engine
    And the engine will refuse "A" with 400
    When the client of the gateway asks "plain"
    And the client of the gateway <asks> "A"
    Then the text of "plain" is the engine's [GW-FAIL-002(c)]
    And "A" is refused as the engine refuses it [GW-FAIL-002(c)]

    Examples:
      | way      | asks             |
      | whole    | asks             |
      | streamed | asks in a stream |

  @GW-FAIL-003 @should
  Scenario: What the engine does not take is refused in its words
    Given a gateway before an engine
    And the engine will refuse "A" with 400
    When the client of the gateway asks "A"
    Then "A" says what the engine said [GW-FAIL-003]

  @GW-FAIL-002 @must
  Scenario Outline: No refusal is told as a success: <status>, <way>
    Given a gateway before an engine
    And the engine will refuse "A" with <status>
    When the client of the gateway asks "plain"
    And the client of the gateway <asks> "A"
    Then the text of "plain" is the engine's [GW-FAIL-002(e)]
    And "A" is no success [GW-FAIL-002(e)]

    Examples:
      | way      | status | asks             |
      | whole    | 400    | asks             |
      | streamed | 429    | asks in a stream |
      | whole    | 503    | asks             |

  @GW-RETRY-001 @must
  Scenario Outline: What a client has seen is not begun anew: <kind>
    Given a gateway before an engine
    And the engine will give "A" the pieces and hold:
      | one |
    When the client of the gateway begins the stream "A"
    And an engine works at task "A"
    And the client of "A" has what the engine gave
    And the engine fails task "A" by <kind>
    And the client of "A" hears its end
    And nothing more is asked for "A"
    Then the engine is not asked again for "A" [GW-RETRY-001(a)]

    Examples:
      | kind        |
      | truncate    |
      | error-event |

  @GW-RETRY-001 @must
  Scenario Outline: The engine is asked no more often than the gateway says: <kind>
    Given a gateway before an engine, that says how often it asks
    And the engine will fail "A" by <kind>
    When the client of the gateway <asks> "A"
    And nothing more is asked for "A"
    Then the engine is asked for "A" at most as often as the gateway says [GW-RETRY-001(b)]

    Examples:
      | kind     | asks             |
      | http-500 | asks             |
      | http-503 | asks in a stream |
      | close    | asks             |

  @GW-TIME-001 @must
  Scenario Outline: An engine that never answers is not waited for without end, <way>
    Given a gateway before an engine, that says how long it waits for a silent one
    And the engine will hold "A"
    When the client of the gateway <asks> "A"
    Then "A" ends within the time that the gateway says [GW-TIME-001(a)]
    And "A" fails for want of an answer [GW-TIME-001(a)]

    Examples:
      | way      | asks             |
      | whole    | asks             |
      | streamed | asks in a stream |

  @GW-TIME-001 @must
  Scenario: An engine that falls silent inside a stream ends it
    Given a gateway before an engine, that says how long it waits for a silent one
    And the engine will give "A" the pieces and hold:
      | one |
    When the client of the gateway asks in a stream "plain"
    And the client of the gateway asks in a stream "A"
    Then the text of "plain" is the engine's [GW-TIME-001(b)]
    And "A" ends within the time that the gateway says [GW-TIME-001(b)]
    And "A" is broken off [GW-TIME-001(b)]

  @GW-DRAIN-001 @must
  Scenario: A gateway that stops ends in order
    Given a gateway before an engine, that can be stopped
    And the engine will give "A" the pieces and hold:
      | one |
    When the client of the gateway asks "plain"
    And the client of the gateway begins the stream "A"
    And an engine works at task "A"
    And the client of "A" has what the engine gave
    And the server is asked to end
    And the gateway has had time to hear it
    And the client of the gateway asks "B"
    And the engine gives task "A" the pieces:
      | two |
    And the engine ends task "A"
    And the client of "A" hears its end
    Then the text of "plain" is the engine's [GW-DRAIN-001(b)]
    And the text of "A" is the engine's [GW-DRAIN-001(a)]
    And the reason of "A" is the engine's [GW-DRAIN-001(a)]
    And "B" is not served any more [GW-DRAIN-001(b)]
