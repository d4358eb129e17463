Feature: What reaches the client

  @GW-CALL-002 @must
  Scenario Outline: A text arrives as the engine gave it, <way>
    Given a gateway before an engine
    And the engine will answer "A" <how>
    When the client of the gateway <asks> "A"
    Then the text of "A" is the engine's [GW-CALL-002(a)]

    Examples:
      | way                    | how                                | asks             |
      | whole                  | with odd characters                | asks             |
      | streamed               | with odd characters                | asks in a stream |
      | streamed byte by byte  | with odd characters, byte by byte  | asks in a stream |

  @GW-CALL-002 @must
  Scenario Outline: The engine's reason arrives: <reason>, <way>
    Given a gateway before an engine
    And the engine will end "A" for the reason <reason>
    When the client of the gateway <asks> "A"
    Then the reason of "A" is the engine's [GW-CALL-002(b)]

    Examples:
      | way      | reason         | asks             |
      | whole    | stop           | asks             |
      | whole    | length         | asks             |
      | whole    | content_filter | asks             |
      | streamed | stop           | asks in a stream |
      | streamed | length         | asks in a stream |
      | streamed | content_filter | asks in a stream |

  @GW-CALL-002 @must
  Scenario Outline: The arguments of calls arrive, <way>
    Given a gateway before an engine
    And the engine will answer "A" with calls of a tool
    When the client of the gateway <asks> "A" with:
      | tools | [{"type": "function", "function": {"name": "report_color", "parameters": {"type": "object", "properties": {"color": {"type": "string"}, "note": {"type": "string"}}}}}] |
    Then the calls of "A" are the engine's [GW-CALL-002(c)]

    Examples:
      | way      | asks             |
      | whole    | asks             |
      | streamed | asks in a stream |

  @GW-FLOW-001 @must
  Scenario: A stream arrives while the engine works
    Given a gateway before an engine
    And the engine will give "A" the pieces and hold:
      | one |
    When the client of the gateway begins the stream "A"
    And an engine works at task "A"
    And the client of "A" has what the engine gave
    And the engine gives task "A" the pieces:
      | two |
    And the client of "A" has what the engine gave
    And the engine gives task "A" the pieces:
      | three |
    And the client of "A" has what the engine gave
    And the engine ends task "A"
    And the client of "A" hears its end
    Then the first piece of "A" came while the engine held the rest [GW-FLOW-001(a)]
    And each later piece of "A" came before the engine gave the next [GW-FLOW-001(b)]

  @GW-FLOW-001 @must
  Scenario: Comments of the engine hold nothing back
    Given a gateway before an engine
    And the engine will give "A" comments around the pieces and hold:
      | one |
    When the client of the gateway begins the stream "A"
    And an engine works at task "A"
    And the client of "A" has what the engine gave
    And the engine goes on with task "A"
    And the client of "A" hears its end
    Then the first piece of "A" came while the engine held the rest [GW-FLOW-001(c)]
    And the text of "A" is the engine's [GW-FLOW-001(c)]

  @GW-LEAVE-001 @must
  Scenario: Who leaves a stream that has begun ends the engine's work
    Given a gateway before an engine
    And the engine will give "A" the pieces and hold:
      | one |
    When the client of the gateway begins the stream "A"
    And an engine works at task "A"
    And the client of "A" has what the engine gave
    And the client of "A" leaves
    And the engine hears that the client of "A" left
    Then the engine is hung up on for "A" [GW-LEAVE-001(a)]

  @GW-LEAVE-001 @must
  Scenario Outline: Who leaves before the first byte ends the engine's work, <way>
    Given a gateway before an engine
    And the engine will hold "A"
    When the client of the gateway <begins> "A"
    And an engine works at task "A"
    And the client of "A" leaves
    And the engine hears that the client of "A" left
    Then the engine is hung up on for "A" [GW-LEAVE-001(<part>)]

    Examples:
      | way      | begins            | part |
      | streamed | begins the stream | b    |
      | whole    | begins            | c    |
