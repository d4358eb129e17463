Feature: What reaches the engine

  @GW-CALL-001 @must
  Scenario Outline: Messages arrive as they were asked, and once, <way>
    Given a gateway before an engine
    When the client of the gateway <asks> "A"
    Then the messages of "A" reach the engine as they were asked [GW-CALL-001(a)]
    And the engine is asked once for "A" [GW-CALL-001(d)]

    Examples:
      | way      | asks             |
      | whole    | asks             |
      | streamed | asks in a stream |

  @GW-CALL-001 @must
  Scenario Outline: A member arrives with its value, or is refused: <member> <value>
    Given a gateway before an engine
    When the client of the gateway asks "A" with:
      | <member> | <value> |
    Then these members of "A" reach the engine, or it is refused: [GW-CALL-001(b)]
      | <member> |

    Examples:
      | member      | value           |
      | max_tokens  | 17              |
      | temperature | 0               |
      | temperature | 0.75            |
      | top_p       | 0.5             |
      | seed        | 0               |
      | seed        | 41              |
      | stop        | ["END", "###"]  |

  @GW-CALL-001 @must
  Scenario Outline: Tools and forms arrive, or are refused: <what>
    Given a gateway before an engine
    When the client of the gateway asks "A" with:
      | <member> | <value> |
      | tools | [{"type": "function", "function": {"name": "report_color", "description": "Reports a color.", "parameters": {"type": "object", "properties": {"color": {"type": "string", "enum": ["red", "green"]}, "note": {"type": "string"}}, "required": ["color"], "additionalProperties": false}}}] |
    Then these members of "A" reach the engine, or it is refused: [GW-CALL-001(c)]
      | tools    |
      | <member> |

    Examples:
      | what           | member      | value                                                       |
      | a forced tool  | tool_choice | required                                                    |
      | a named tool   | tool_choice | {"type": "function", "function": {"name": "report_color"}}  |
      | tools at will  | tool_choice | auto                                                        |

  @GW-CALL-001 @must
  Scenario Outline: The form of an answer arrives, or is refused: <form>
    Given a gateway before an engine
    When the client of the gateway asks "A" with:
      | response_format | <value> |
    Then these members of "A" reach the engine, or it is refused: [GW-CALL-001(c)]
      | response_format |

    Examples:
      | form        | value |
      | json_object | {"type": "json_object"} |
      | json_schema | {"type": "json_schema", "json_schema": {"name": "color", "strict": true, "schema": {"type": "object", "properties": {"color": {"type": "string"}}, "required": ["color"], "additionalProperties": false}}} |
