Feature: Completions

  @OAI-TEXT-001 @must
  Scenario: A text is completed whole
    Given any model
    When the client completes a text as "A" with:
      | max_tokens | 8 |
    Then "A" is a whole text [OAI-TEXT-001(a)]

  @OAI-TEXT-001 @must
  Scenario: A text that is completed in a stream is the whole one
    Given any model
    When the client completes a text as "A" with:
      | max_tokens | 8 |
    And the client completes a text as "B" with:
      | max_tokens | 8 |
    And the client completes a text in a stream as "C" with:
      | max_tokens | 8 |
    Then the stream "C" is the text of "A" and "B", and ends once [OAI-TEXT-001(b)]

  @OAI-TEXT-001 @must
  Scenario: A prompt of the wrong type is refused, and a text is not
    Given any model
    When the client completes a text as "plain" with:
      | max_tokens | 8 |
    And the client completes a text as "A" with:
      | prompt  | {"a": 1}            |
      | invalid | it is to be refused |
    Then "plain" is a whole text [OAI-TEXT-001(c)]
    And the text "A" is refused as not understood [OAI-TEXT-001(c)]
