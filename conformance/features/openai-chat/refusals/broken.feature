Feature: Failures after the first byte

  @OAI-ERROR-004 @must
  Scenario Outline: A stream that fails after its first words does not end as if it were whole: <kind>
    Given a pool "P"
    When the client chats in a stream as "plain" with:
      | max_tokens | 4 |
    And the next task of pool "P" fails by <kind> after:
      | one |
    And the client chats in a stream as "A" with:
      | max_tokens | 8 |
    Then [DONE] comes once and last in "plain" [OAI-ERROR-004]
    And "A" does not end as if it were whole [OAI-ERROR-004]

    Examples:
      | kind        |
      | error-event |
      | truncate    |
      | malformed   |

  @OAI-ERROR-001 @must
  Scenario Outline: What fails before its first words is a status, streamed or not: <kind>
    Given a pool "P"
    When the client chats in a stream as "plain"
    And the next task of pool "P" fails by <kind>
    And the client chats in a stream as "A"
    And the next task of pool "P" fails by <kind>
    And the client chats as "B"
    Then [DONE] comes once and last in "plain" [OAI-ERROR-001(b)]
    And "A" fails with a status [OAI-ERROR-001(b)]
    And "B" fails with a status [OAI-ERROR-001(a)]

    Examples:
      | kind             |
      | http-400         |
      | context-overflow |
