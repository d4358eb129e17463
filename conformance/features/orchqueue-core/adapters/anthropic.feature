Feature: Anthropic

  @ORCH-3058 @must @wire-anthropic
  Scenario: Sampler fields of a task reach the Messages API under its own names, and no others do
    Given a pool "P" with:
      | wire | anthropic |
    When task "A" is submitted with:
      | max_tokens | 9                                                                         |
      | sampler    | {"temperature": 0.25, "top_p": 0.5, "top_k": 30, "stop": ["END", "STOP"]} |
    And task "A" comes to be completed
    And task "B" is submitted
    And task "B" comes to be completed
    Then an engine was asked for task "A" with: [ORCH-3058(b)]
      | path                | /v1/messages    |
      | body.temperature    | 0.25            |
      | body.top_p          | 0.5             |
      | body.top_k          | 30              |
      | body.max_tokens     | 9               |
      | body.stop_sequences | ["END", "STOP"] |
    And an engine was asked for task "B" with: [ORCH-3058(b)]
      | body.temperature | {"$exists": false} |
      | body.top_p       | {"$exists": false} |

  @ORCH-3058 @must @wire-anthropic
  Scenario Outline: <field>, which the Messages API does not know, is refused, not dropped
    Given a pool "P" with:
      | wire | anthropic |
    When task "A" is submitted with:
      | sampler | {"temperature": 0.25, "<field>": <value>} |
    And task "B" is submitted with:
      | sampler | {"temperature": 0.25} |
    And task "B" comes to be completed
    Then "A" is refused with "INVALID_PARAMS" [ORCH-3058(b)]
    And an engine was asked 0 times for task "A" [ORCH-3058(b)]
    And an engine was asked for task "B" with: [ORCH-3058(b)]
      | body.temperature | 0.25 |

    Examples:
      | field              | value |
      | min_p              | 0.125 |
      | repetition_penalty | 1.5   |
